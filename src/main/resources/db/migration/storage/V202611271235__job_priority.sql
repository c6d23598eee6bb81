UPDATE scheduled_tasks SET priority = 10 WHERE task_name IN ('order-intake', 'shop-diagnosis');
UPDATE scheduled_tasks SET priority = 50 WHERE priority IS NULL;
