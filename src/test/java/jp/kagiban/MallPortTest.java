package jp.kagiban;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A mall is known by its port alone, so that another one needs no change above it. */
class MallPortTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.kagiban");

    @Test
    void onlyRakutensOwnModulesKnowRakuten() {
        noClasses()
                .that()
                .resideOutsideOfPackages("jp.kagiban.rakuten..", "jp.kagiban.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.kagiban.rakuten..")
                .check(MAIN);
    }

    @Test
    void thePortKnowsNothingAboveIt() {
        noClasses()
                .that()
                .resideInAPackage("jp.kagiban.mall..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jp.kagiban.rakuten..", "jp.kagiban.shop..", "jp.kagiban.order..", "jp.kagiban.notice..")
                .check(MAIN);
    }
}
