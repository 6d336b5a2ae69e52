"""What can be wrong."""


class Damaged(Exception):
    """The export is not what it should be; status 1."""


class BadInput(Exception):
    """Something given to this program cannot be used; carries the exit status."""

    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status
