"""The event stores of others, each filled and read in the same three ways."""
import pathlib
import socket
import subprocess
import sys
import time
import uuid

import umadb
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

BATCH, BYTES = 5_000, 128


class Grievance(Aggregate):
    @event("Acted")
    def act(self, note: str):
        self.note = note


class EventSourcing:
    """Aggregates saved by an application, and the notification log decoded again."""

    def __init__(self, environment):
        self.app = Application(env=environment)
        self.note = "n" * BYTES
        self.saved = 0

    def pending(self, count):
        """Grievances with so many events in all that are not saved yet."""
        made = []
        while count > 0:
            grievance = Grievance()
            for _ in range(min(7, count - 1)):
                grievance.act(self.note)
            count -= min(8, count)
            made.append(grievance)
        return made

    def append_single(self, count):
        # One event a save: the first makes the grievance, seven more change it.
        for number in range(count):
            if number % 8 == 0:
                grievance = Grievance()
            else:
                grievance.act(self.note)
            self.app.save(grievance)
        self.saved += count

    def append_batch(self, count):
        for start in range(0, count, BATCH):
            self.app.save(*self.pending(min(BATCH, count - start)))
        self.saved += count

    def read_all(self):
        found, recorder, mapper = 0, self.app.recorder, self.app.mapper
        while found < self.saved:
            notifications = list(recorder.select_notifications(start=found + 1, limit=BATCH))
            for notification in notifications:
                mapper.to_domain_event(notification)
            found += len(notifications)

    def close(self):
        self.app.close()


class UmaDB:
    def __init__(self, directory):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = "%s:%d" % probe.getsockname()
        program = pathlib.Path(sys.executable).parent / "umadb"
        self.server = subprocess.Popen(
            [program, "--listen", address, "--db-path", f"{directory}/uma.db"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.connected(f"http://{address}")
        self.data, self.saved = b"n" * BYTES, 0

    def connected(self, url):
        for _ in range(100):
            try:
                client = umadb.Client(url, batch_size=BATCH)
                client.head()
                return client
            except Exception:
                if self.server.poll() is not None:
                    break
                time.sleep(0.1)
        self.close()
        sys.exit("UmaDB's server did not answer on loopback")

    def event(self, number):
        return umadb.Event("Acted", self.data, tags=[f"grievance:{number // 8}"], uuid=uuid.uuid4())

    def append_single(self, count):
        for number in range(count):
            self.client.append([self.event(number)])
        self.saved += count

    def append_batch(self, count):
        for start in range(0, count, BATCH):
            self.client.append([self.event(number) for number in range(start, min(start + BATCH, count))])
        self.saved += count

    def read_all(self):
        found = sum(1 for _ in self.client.read())
        if found != self.saved:
            sys.exit(f"UmaDB gave {found} of {self.saved} events back")

    def close(self):
        self.server.terminate()
        self.server.wait()
