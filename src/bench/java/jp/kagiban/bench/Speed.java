package jp.kagiban.bench;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How fast something was, and what it cost.
 *
 * @param rate orders per second
 * @param cost milliseconds of processor time for a thousand orders: of this process, the fake RMS and the database together,
 *     so that it tells the same on a machine that has other things to do
 */
record Speed(double rate, double cost) {

    /** Since when, and what had been spent by then. */
    record Start(long nanos, Duration spent) {

        static Start now() {
            return new Start(System.nanoTime(), Speed.spent());
        }

        Speed after(int orders) {
            double seconds = (System.nanoTime() - nanos) / 1e9;
            double cost = Speed.spent().minus(spent).toNanos() / 1e3 / orders;
            return new Speed(orders / seconds, cost);
        }
    }

    private static Duration spent() {
        ProcessHandle here = ProcessHandle.current();
        return Stream.concat(Stream.of(here), here.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
