import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded into every measured process with `--import`: it answers what that process has used so far,
 * and watches its event loop once it is asked to.
 */
const delay = monitorEventLoopDelay({ resolution: 1 })

process.on('message', (order) => {
  if (order === 'watch') {
    delay.enable()
    delay.reset()
  }
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system, memory: process.memoryUsage.rss(), stall: delay.max / 1e6 })
})
// Whatever becomes of the measurement, nothing of it stays behind.
process.on('disconnect', () => process.exit(1))
// What measures must not keep alive what is measured.
process.channel?.unref()
