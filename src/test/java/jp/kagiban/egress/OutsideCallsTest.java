package jp.kagiban.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.egress.Receiver.Habit;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The calls as they are, against a receiver on this machine over TLS; only its certificate and its name are made up. */
@Tag("fault")
class OutsideCallsTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(700);

    private static TestCertificate certificate;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final TenantScope tenants =
            new AnnotationConfigApplicationContext(TenantScope.class).getBean(TenantScope.class);
    private final FakeNames names =
            new FakeNames().with(TestCertificate.HOST, "127.0.0.1").with("other.example", "127.0.0.1");

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.in(folder);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void whatWasAnsweredComesBack() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", "taken", "Retry-After: 90"));
        Reply reply = (Reply) patient(open(receiver)).post(at(receiver), Map.of("X-Token", "t"), "{}".getBytes(UTF_8));
        assertThat(reply.isSuccess()).isTrue();
        assertThat(reply.text()).isEqualTo("taken");
        assertThat(reply.retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(receiver.posts())
                .singleElement()
                .asString()
                .startsWith("POST /hook HTTP/1.1")
                .contains("X-Token: t")
                .endsWith("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Oops", "404 Gone", "429 Slowly", "204 Nothing"})
    void eachStatusIsAnAnswer(String status) throws Exception {
        assertThat(post(receiver(Receiver.saying(status, "")), AMPLE))
                .isInstanceOfSatisfying(Reply.class, reply -> assertThat(status).startsWith(reply.status() + " "));
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        Receiver target = receiver(Receiver.saying("200 OK", ""));
        Receiver receiver = receiver(Receiver.saying("302 Found", "", "Location: " + at(target)));
        assertThat(post(receiver, AMPLE))
                .isInstanceOfSatisfying(Reply.class, r -> assertThat(r.status()).isEqualTo(302));
        assertThat(target.posts()).isEmpty();
    }

    @Test
    void noCookieIsKept() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", "", "Set-Cookie: a=b; Path=/"));
        OutsideCalls calls = patient(open(receiver));
        calls.post(at(receiver), Map.of(), new byte[0]);
        calls.post(at(receiver), Map.of(), new byte[0]);
        assertThat(receiver.posts())
                .hasSize(2)
                .allSatisfy(post -> assertThat(post).doesNotContain("Cookie"));
    }

    @Test
    void anEndlessBodyIsReadToFourKilobytes() throws Exception {
        assertThat(post(receiver(Receiver.endless()), AMPLE))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).hasSize(4096));
    }

    @Test
    void aLongBodyIsAnAnswerToo() throws Exception {
        assertThat(post(receiver(Receiver.saying("200 OK", "x".repeat(100_000))), AMPLE))
                .isInstanceOf(Reply.class);
    }

    @Test
    void aHangingReceiverIsLeftInTime() throws Exception {
        assertThat(post(receiver(Receiver.hanging()), SHORT)).isEqualTo(Failure.TOO_SLOW);
    }

    @Test
    void aBodyThatDripsIsLeftInTime() throws Exception {
        assertThat(post(receiver(Receiver.dripping()), SHORT)).isEqualTo(Failure.TOO_SLOW);
    }

    @Test
    void aConnectionThatEndsEarlyIsTold() throws Exception {
        assertThat(post(receiver((out, receiver) -> {}), AMPLE)).isEqualTo(Failure.BROKEN_OFF);
    }

    @Test
    void aClosedDoorIsTold() throws Exception {
        Receiver receiver = receiver(Receiver.hanging());
        receiver.close();
        assertThat(post(receiver, AMPLE)).isEqualTo(Failure.NO_CONNECTION);
    }

    @Test
    void aCertificateOfAnotherNameIsWrong() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", ""));
        URI other = URI.create("https://other.example:" + receiver.port() + "/hook");
        assertThat(patient(open(receiver)).post(other, Map.of(), new byte[0])).isEqualTo(Failure.WRONG_CERTIFICATE);
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void aCertificateThatNobodySignedIsWrong() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", ""));
        OutsideCalls calls = calls(SSLContext.getDefault(), threads(), AMPLE, open(receiver));
        assertThat(calls.post(at(receiver), Map.of(), new byte[0])).isEqualTo(Failure.WRONG_CERTIFICATE);
    }

    @Test
    void aPeerThatSpeaksNoTlsHasNoWrongCertificate() throws Exception {
        ServerSocket door = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        opened.add(door);
        callers().submit(() -> {
            try (Socket caller = door.accept()) {
                caller.getOutputStream().write("220 mail.example\r\n".getBytes(UTF_8));
            }
            return door;
        });
        URI address = URI.create("https://" + TestCertificate.HOST + ":" + door.getLocalPort() + "/");
        assertThat(patient("127.0.0.1:" + door.getLocalPort()).post(address, Map.of(), new byte[0]))
                .isEqualTo(Failure.BROKEN_OFF);
    }

    @Test
    void anUnknownNameIsTold() throws Exception {
        assertThat(patient().post(URI.create("https://nowhere.example/"), Map.of(), new byte[0]))
                .isEqualTo(Failure.UNKNOWN_NAME);
    }

    @Test
    void aPrivateAddressIsRefusedWithoutAConnection() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", ""));
        assertThat(patient().post(at(receiver), Map.of(), new byte[0])).isEqualTo(Failure.NOT_ALLOWED);
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void aPortThatIsNotOpenIsRefusedWithoutAConnection() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", ""));
        Receiver beside = receiver(Receiver.saying("200 OK", ""));
        assertThat(patient(open(beside)).post(at(receiver), Map.of(), new byte[0]))
                .isEqualTo(Failure.NOT_ALLOWED);
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void aHostThatTheOperatorOpensIsCalledWhereverItLeads() throws Exception {
        Receiver receiver = receiver(Receiver.saying("200 OK", ""));
        assertThat(patient(TestCertificate.HOST + ":" + receiver.port()).post(at(receiver), Map.of(), new byte[0]))
                .isInstanceOf(Reply.class);
    }

    @Test
    void aNameThatBecomesPrivateIsRefusedWhenItConnects() throws Exception {
        names.with("rebinding.example", "127.0.0.2", "127.0.0.1");
        Receiver receiver = receiver(Receiver.saying("200 OK", ""));
        OutsideCalls calls = calls(certificate.trusted(), threads(), AMPLE, "127.0.0.2/32:" + receiver.port());
        URI address = URI.create("https://rebinding.example:" + receiver.port() + "/");
        assertThat(calls.post(address, Map.of(), new byte[0])).isEqualTo(Failure.NO_CONNECTION);
        assertThat(calls.post(address, Map.of(), new byte[0])).isEqualTo(Failure.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[fe80::1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://0.0.0.0/"
            })
    void anAddressInPlaceOfANameIsHeldToTheSame(String address) throws Exception {
        assertThat(patient().post(URI.create(address), Map.of(), new byte[0])).isEqualTo(Failure.NOT_ALLOWED);
    }

    @Test
    void aTenantHasTwoCallsOnTheirWay() throws Exception {
        Receiver receiver = receiver(Receiver.hanging());
        OutsideCalls calls = calls(certificate.trusted(), threads(), Duration.ofSeconds(6), open(receiver));
        TenantId tenant = TenantId.next();
        List<CallOutcome> outcomes =
                together(3, () -> tenants.in(tenant, () -> calls.post(at(receiver), Map.of(), new byte[0])));
        assertThat(outcomes).containsExactlyInAnyOrder(Failure.BUSY, Failure.TOO_SLOW, Failure.TOO_SLOW);
    }

    @Test
    void othersAreServedWhileOneTenantHangs() throws Exception {
        Receiver hanging = receiver(Receiver.hanging());
        Receiver well = receiver(Receiver.saying("200 OK", ""));
        OutsideCalls calls = calls(certificate.trusted(), threads(), AMPLE, open(hanging), open(well));
        TenantId tenant = TenantId.next();
        ExecutorService callers = callers();
        Callable<CallOutcome> hang = () -> tenants.in(tenant, () -> calls.post(at(hanging), Map.of(), new byte[0]));
        callers.submit(hang);
        callers.submit(hang);
        assertThat(tenants.in(TenantId.next(), () -> calls.post(at(well), Map.of(), new byte[0])))
                .isInstanceOf(Reply.class);
    }

    @Test
    void whenAllThreadsAreTakenTheCallerIsToldAtOnce() throws Exception {
        Receiver receiver = receiver(Receiver.hanging());
        CallThreads two = new CallThreads(2);
        opened.add(two);
        OutsideCalls calls = calls(certificate.trusted(), two, Duration.ofSeconds(6), open(receiver));
        List<CallOutcome> outcomes =
                together(3, () -> tenants.in(TenantId.next(), () -> calls.post(at(receiver), Map.of(), new byte[0])));
        assertThat(outcomes).containsExactlyInAnyOrder(Failure.BUSY, Failure.TOO_SLOW, Failure.TOO_SLOW);
    }

    @Test
    void aPlaceIsFreeAgainWhenNoThreadCanBeMade() throws Exception {
        CallThreads none = new CallThreads(8, _ -> {
            throw new OutOfMemoryError("no native thread");
        });
        opened.add(none);
        OutsideCalls calls = calls(certificate.trusted(), none, AMPLE);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> calls.post(URI.create("https://receiver.example/"), Map.of(), new byte[0]));
        }
    }

    @Test
    void aPlaceIsFreeAgainAfterAFailure() throws Exception {
        Receiver hanging = receiver(Receiver.hanging());
        OutsideCalls calls = calls(certificate.trusted(), threads(), SHORT, open(hanging));
        for (int i = 0; i < 3; i++) {
            await().until(() -> calls.post(at(hanging), Map.of(), new byte[0]), isEqual(Failure.TOO_SLOW));
        }
    }

    @Test
    void noScreenWaitsForIt() throws Exception {
        OutsideCalls calls = patient();
        UI.setCurrent(new UI());
        opened.add(() -> UI.setCurrent(null));
        assertThatIllegalStateException()
                .isThrownBy(() -> calls.post(URI.create("https://receiver.example/"), Map.of(), new byte[0]));
    }

    private CallOutcome post(Receiver receiver, Duration patience) throws Exception {
        return calls(certificate.trusted(), threads(), patience, open(receiver))
                .post(at(receiver), Map.of(), "{}".getBytes(UTF_8));
    }

    private OutsideCalls patient(String... allowed) throws Exception {
        return calls(certificate.trusted(), threads(), AMPLE, allowed);
    }

    private OutsideCalls calls(SSLContext trust, CallThreads threads, Duration patience, String... allowed)
            throws NoSuchAlgorithmException {
        GuardedResolver resolver =
                new GuardedResolver(names, new ReachableAddresses(new EgressSettings(List.of(allowed))));
        CloseableHttpClient client = OutsideClient.of(resolver, trust, 8, AMPLE);
        opened.add(client);
        return new GuardedCalls(tenants, places(), threads, new OneCall(client, Clock.systemUTC()), patience);
    }

    private static CallPlaces places() {
        return new CallPlaces(Clock.systemUTC(), Duration.ofSeconds(5));
    }

    private CallThreads threads() {
        CallThreads threads = new CallThreads(8);
        opened.add(threads);
        return threads;
    }

    private Receiver receiver(Habit habit) throws Exception {
        Receiver receiver = new Receiver(certificate.ofTheReceiver(), habit);
        opened.add(receiver);
        return receiver;
    }

    private ExecutorService callers() {
        ExecutorService callers = Executors.newCachedThreadPool();
        opened.add(callers::shutdownNow);
        return callers;
    }

    private List<CallOutcome> together(int times, Callable<CallOutcome> call) throws Exception {
        List<CallOutcome> outcomes = new ArrayList<>();
        for (Future<CallOutcome> each : callers().invokeAll(java.util.Collections.nCopies(times, call))) {
            outcomes.add(each.get());
        }
        return outcomes;
    }

    private static String open(Receiver receiver) {
        return "127.0.0.1:" + receiver.port();
    }

    private static URI at(Receiver receiver) {
        return URI.create("https://" + TestCertificate.HOST + ":" + receiver.port() + "/hook");
    }
}
