package jp.kagiban;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A mall is known by its port alone, so that another one needs no change above it. */
@AnalyzeClasses(packages = "jp.kagiban", importOptions = DoNotIncludeTests.class)
class MallPortTest {

    @ArchTest
    static final ArchRule onlyRakutensOwnModulesKnowRakuten = noClasses()
            .that()
            .resideOutsideOfPackages("jp.kagiban.rakuten..", "jp.kagiban.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jp.kagiban.rakuten..");

    @ArchTest
    static final ArchRule thePortKnowsNothingAboveIt = noClasses()
            .that()
            .resideInAPackage("jp.kagiban.mall..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jp.kagiban.rakuten..", "jp.kagiban.shop..", "jp.kagiban.order..", "jp.kagiban.notice..");
}
