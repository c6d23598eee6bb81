package jp.kagiban.testing;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a context at a database of its own, over a {@link DatabaseLine} that the test gets as a bean. */
public class OverALine implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "line" + NUMBER.incrementAndGet();
        try {
            String url = ChosenDatabase.isMySql() ? MySqlServer.url(name) + "&connectTimeout=2000" : h2(name);
            int far = URI.create(url.replaceFirst("^jdbc:(h2:)?", "")).getPort();
            DatabaseLine line = new DatabaseLine(far);
            context.getBeanFactory().registerSingleton("databaseLine", line);
            TestPropertyValues.of(
                            "spring.datasource.url=" + url.replaceFirst(":" + far + "/", ":" + line.port() + "/"),
                            "spring.datasource.username=" + (ChosenDatabase.isMySql() ? "root" : "sa"),
                            "spring.datasource.password=",
                            "spring.datasource.hikari.connection-timeout=3000")
                    .applyTo(context);
            ChosenDatabase.keepSealsApart(context.getEnvironment(), name);
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String h2(String name) throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1";
    }
}
