package jp.kagiban.testing;

import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.AnsweringRms;
import jp.kagiban.task.HandDrivenTasks;
import jp.kagiban.task.WorkedBuckets;
import jp.kagiban.vault.WrittenLeases;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/**
 * What tests bring into the portal that they start within their own JVM. All of it is in each, since a set of beans of its
 * own means a start of its own.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    TestClock.class,
    Merchants.class,
    SpentShare.class,
    TestLogin.class,
    TestFactors.class,
    HandDrivenTasks.class,
    WorkedBuckets.class,
    HandDrivenJobs.class,
    WrittenLeases.class,
    AnsweringRms.class,
    TenantRows.class
})
public class TestPortal {}
