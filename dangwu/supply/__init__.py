"""保供: warehouses, stock, rotation, prices and patrols."""
