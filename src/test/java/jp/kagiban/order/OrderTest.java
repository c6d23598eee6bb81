package jp.kagiban.order;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.testing.DatabaseTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test on a database with an order API that tests write the script for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest
@Import(OrderFakes.class)
@TestPropertySource(properties = "logging.level.com.github.kagkarlsson.scheduler=error")
@interface OrderTest {}
