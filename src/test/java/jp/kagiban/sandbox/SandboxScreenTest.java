package jp.kagiban.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.TestPortal;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A browserless test of a screen that stands in sandbox mode alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "kagiban.sandbox=on",
            "kagiban.data-dir=target/test-data/${test.lane:alone}/sandbox-view",
            "kagiban.vault.dir=target/test-data/${test.lane:alone}/sandbox-view/vault"
        })
@Import(TestPortal.class)
@ContextConfiguration(initializers = ChosenDatabase.class)
public @interface SandboxScreenTest {}
