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

/** Creates the client for outgoing calls. */
@Configuration(proxyBeanMethods = false)
class EgressConfiguration {

    private static final int CALLS_AT_ONCE = CallPlaces.OF_ALL + CallPlaces.OF_TESTS;
    /** More threads than slots, because a call frees its slot shortly before its thread. */
    private static final int THREADS = CALLS_AT_ONCE + 4;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Healthy chat and push services answer within a second. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    /** Resolves names; {@link GuardedResolver} checks the results. */
    @Bean
    DnsResolver outsideNames() {
        return SystemDefaultDnsResolver.INSTANCE;
    }

    /** The JDK's certificate authorities. */
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
                TIMEOUT);
    }

    @Bean
    CallThreads outsideThreads() {
        return new CallThreads(THREADS);
    }

    @Bean
    OutsideCalls outsideCalls(
            TenantScope tenants, CallThreads outsideThreads, CloseableHttpClient outsideClient, Clock clock) {
        return new GuardedCalls(
                tenants, new CallPlaces(clock, SLOW), outsideThreads, new OneCall(outsideClient, clock), TIMEOUT);
    }
}
