package jp.kagiban.testing;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a context at a database in a server of its own, over a {@link DatabaseLine} that the test gets as a bean. */
public class OverALine implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            String url = ChosenDatabase.isMySql() ? MySqlServer.url("over_a_line") + "&connectTimeout=2000" : h2();
            int far = URI.create(url.replaceFirst("^jdbc:(h2:)?", "")).getPort();
            DatabaseLine line = new DatabaseLine(far);
            context.getBeanFactory().registerSingleton("databaseLine", line);
            TestPropertyValues.of(
                            "spring.datasource.url=" + url.replaceFirst(":" + far + "/", ":" + line.port() + "/"),
                            "spring.datasource.username=" + (ChosenDatabase.isMySql() ? "root" : "sa"),
                            "spring.datasource.password=",
                            "spring.datasource.hikari.connection-timeout=3000")
                    .applyTo(context);
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String h2() throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:line;MODE=MySQL;DB_CLOSE_DELAY=-1";
    }
}
