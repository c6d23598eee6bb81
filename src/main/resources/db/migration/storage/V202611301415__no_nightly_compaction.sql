-- The file of H2 is compacted at an orderly stop only.
DELETE FROM scheduled_tasks WHERE task_name = 'database-compact';
