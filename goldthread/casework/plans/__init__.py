"""Child protection plans in live work: clocks, core groups, actions that end."""
