"""The commands of the command line, one file each or one for those that are alike.

What a command needs is imported when it runs, so that `sayso --help` answers at once.
"""
