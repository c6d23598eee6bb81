package jp.kagiban.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The portal's own places and times, while the receivers of four companies hang. */
@Tag("slow")
@Tag("fault")
class CrowdedCallsTest {

    private static final int HANGING = 4;
    private static final int HOSTS_OF_EACH = 10;
    private static final int CALLS = 100;

    /** A host has half of the places. */
    private static final int HOSTS_THAT_ARE_WELL = 4;

    private static final int SPACING_MILLIS = 150;
    private static final int WARM_UP_SECONDS = 30;

    @TempDir
    Path folder;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(60);
    private ServerSocket silent;
    private Receiver well;

    @BeforeEach
    void start() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        FakeNames names = new FakeNames();
        IntStream.range(0, HOSTS_THAT_ARE_WELL).forEach(n -> names.with(wellHost(n), "127.0.0.1"));
        IntStream.range(0, HANGING * HOSTS_OF_EACH).forEach(n -> names.with("hanging" + n + ".example", "127.0.0.1"));
        // Connections are taken by the system; nobody ever answers on them.
        silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        well = new Receiver(certificate.ofTheReceiver(), Receiver.saying("200 OK", ""));
        SSLContext trusted = certificate.trusted();
        context.register(EgressConfiguration.class, TenantScope.class);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(
                EgressSettings.class,
                () -> new EgressSettings(List.of("127.0.0.1:" + silent.getLocalPort(), "127.0.0.1:" + well.port())));
        context.registerBean("outsideNames", DnsResolver.class, () -> names);
        context.registerBean("outsideTrust", SSLContext.class, () -> trusted);
        context.refresh();
    }

    @AfterEach
    void end() throws Exception {
        callers.shutdownNow();
        context.close();
        silent.close();
        well.close();
    }

    private CallOutcome post(TenantId tenant, String host, int port) {
        OutsideCalls calls = context.getBean(OutsideCalls.class);
        URI address = URI.create("https://" + host + ":" + port + "/hook");
        return context.getBean(TenantScope.class).in(tenant, () -> calls.post(address, Map.of(), new byte[0]));
    }

    /** Like a delivery, a call that finds no place is tried again. */
    private CallOutcome postWithinFiveSeconds(TenantId tenant, String host) {
        return await().atMost(Duration.ofSeconds(5))
                .until(() -> post(tenant, host, well.port()), outcome -> outcome != Failure.BUSY);
    }

    private static boolean isAnswered(Future<CallOutcome> call) {
        await().atMost(Duration.ofMinutes(1)).until(call::isDone);
        return call.state() == Future.State.SUCCESS && call.resultNow() instanceof Reply;
    }

    private static String wellHost(int n) {
        return "host" + n % HOSTS_THAT_ARE_WELL + "." + TestCertificate.HOST;
    }

    private void letReceiversHang() {
        for (int n = 0; n < HANGING; n++) {
            TenantId tenant = TenantId.next();
            for (int m = 0; m < HOSTS_OF_EACH; m++) {
                String host = "hanging" + (n * HOSTS_OF_EACH + m) + ".example";
                callers.scheduleWithFixedDelay(
                        () -> post(tenant, host, silent.getLocalPort()), 0, 20, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Test
    void ninetyFiveOfAHundredCallsOfOthersStartWithinFiveSeconds() {
        letReceiversHang();
        List<ScheduledFuture<CallOutcome>> others = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            String host = wellHost(n);
            others.add(callers.schedule(
                    () -> postWithinFiveSeconds(TenantId.next(), host),
                    WARM_UP_SECONDS * 1000L + n * SPACING_MILLIS,
                    TimeUnit.MILLISECONDS));
        }
        assertThat(others.stream().filter(CrowdedCallsTest::isAnswered)).hasSizeGreaterThanOrEqualTo(95);
    }
}
