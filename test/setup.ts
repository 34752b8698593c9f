// The language service and the tools behind these tests must never phone home.
process.env.CHECKPOINT_DISABLE = '1';
