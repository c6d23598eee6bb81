package jp.kagiban.egress;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client for outgoing calls. Each call opens a new connection, so that the resolver always checks it. */
final class OutsideClient {

    private OutsideClient() {}

    static CloseableHttpClient of(GuardedResolver resolver, SSLContext trust, int most, Duration patience) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(resolver, trust, most, Timeout.of(patience)))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(patient(Timeout.of(patience)))
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setUserAgent("Kagiban")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            GuardedResolver resolver, SSLContext trust, int most, Timeout patience) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(patience).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .build();
    }

    private static RequestConfig patient(Timeout patience) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(patience)
                .setResponseTimeout(patience)
                .build();
    }
}
