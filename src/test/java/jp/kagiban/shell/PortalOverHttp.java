package jp.kagiban.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.delivery.letter.StopLinks;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test that asks the server over HTTP, as it is for real visitors, but without jobs. All of them share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "db-scheduler.enabled=false",
            "kagiban.rms.base-url=http://127.0.0.1:9"
        })
@Import({TestClock.class, Merchants.class, StopLinks.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
public @interface PortalOverHttp {}
