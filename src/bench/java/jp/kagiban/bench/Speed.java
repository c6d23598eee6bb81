package jp.kagiban.bench;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How fast something was, and what it cost: processor time tells the same on a machine that has other things to do.
 *
 * @param rate orders per second
 * @param own milliseconds of processor time of this process for a thousand orders
 * @param others the same of the fake RMS and the database together
 */
record Speed(double rate, double own, double others) {

    /** Since when, and what had been spent by then. */
    record Start(long nanos, Duration own, Duration others) {

        static Start now() {
            return new Start(
                    System.nanoTime(),
                    spent(Stream.of(ProcessHandle.current())),
                    spent(ProcessHandle.current().descendants()));
        }

        Speed after(int orders) {
            Start end = now();
            return new Speed(
                    orders * 1e9 / (end.nanos - nanos),
                    end.own.minus(own).toNanos() / 1e3 / orders,
                    end.others.minus(others).toNanos() / 1e3 / orders);
        }

        private static Duration spent(Stream<ProcessHandle> processes) {
            return processes
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }
}
