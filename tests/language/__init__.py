"""The German of the screens: complete, fresh, and in the words of the people who use it."""
