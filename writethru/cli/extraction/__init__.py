"""What `writethru extract` does with a line: no database, no network, no Prefect."""
