package jp.kagiban.egress;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import jp.kagiban.shared.TenantScope;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the calls out together. */
@Configuration(proxyBeanMethods = false)
class EgressConfiguration {

    private static final int CALLS_AT_ONCE = CallPlaces.OF_ALL + CallPlaces.OF_TESTS;
    /** A call gives its place back shortly before its thread can take the next one. */
    private static final int THREADS = CALLS_AT_ONCE + 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Chats and push services answer within a second when they are well. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    /** Where names are looked up; what they lead to is checked above it. */
    @Bean
    DnsResolver outsideNames() {
        return SystemDefaultDnsResolver.INSTANCE;
    }

    /** The authorities that the JDK trusts. */
    @Bean
    SSLContext outsideTrust() throws NoSuchAlgorithmException {
        return SSLContext.getDefault();
    }

    @Bean
    CloseableHttpClient outsideClient(DnsResolver outsideNames, SSLContext outsideTrust, EgressSettings settings) {
        return OutsideClient.of(
                new GuardedResolver(outsideNames, new ReachableAddresses(settings)),
                outsideTrust,
                CALLS_AT_ONCE,
                PATIENCE);
    }

    @Bean
    CallThreads outsideThreads() {
        return new CallThreads(THREADS);
    }

    @Bean
    OutsideCalls outsideCalls(
            TenantScope tenants, CallThreads outsideThreads, CloseableHttpClient outsideClient, Clock clock) {
        return new GuardedCalls(
                tenants, new CallPlaces(clock, SLOW), outsideThreads, new OneCall(outsideClient, clock), PATIENCE);
    }
}
