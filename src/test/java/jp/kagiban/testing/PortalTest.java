package jp.kagiban.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test in the whole application with a clock, an RMS and jobs that the test moves: {@link DatabaseTest} and
 * {@link ScreenTest} share this one portal. What the scripted RMS does not speak (orders) finds nobody at a closed port of
 * this machine, and waits for no turn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"kagiban.rms.base-url=http://127.0.0.1:9", "kagiban.rms.pace=PT0S"})
@Import({TestPortal.class, ScriptedRms.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
public @interface PortalTest {}
