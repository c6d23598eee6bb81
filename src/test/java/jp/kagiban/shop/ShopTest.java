package jp.kagiban.shop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.testing.DatabaseTest;
import org.springframework.context.annotation.Import;

/** A test on a database with an RMS and a vault that tests write the script for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest
@Import(ShopFakes.class)
@interface ShopTest {}
