import GRMCommands

Program.run()
