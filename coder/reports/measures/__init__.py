"""What the measures mean, in sentences: values in, Persian or English out. Numbers are those of the tables."""
