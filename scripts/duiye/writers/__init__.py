"""Writers turn the model into one form of output; they return it and never touch the disk."""
