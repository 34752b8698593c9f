// Leaves the peak memory of a process where the bench looks for it.
const { writeFileSync } = require('node:fs');
process.on('exit', () => {
  writeFileSync(process.env.TTK_BENCH_REPORT, JSON.stringify({ peakMemory: process.resourceUsage().maxRSS / 1024 }));
});
