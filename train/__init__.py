"""How the reader's weights were made; runnable by anyone with the corpora: `python -m train.run`."""
