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

/** A test of a portal in sandbox mode that listens on a port of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "kagiban.sandbox=on",
            "kagiban.rms.pace=PT0.001S",
            "kagiban.data-dir=target/test-data/${test.lane:alone}/sandbox-portal",
            "kagiban.vault.dir=target/test-data/${test.lane:alone}/sandbox-portal/vault"
        })
@Import(TestPortal.class)
@ContextConfiguration(initializers = ChosenDatabase.class)
@interface SandboxPortalTest {}
