package jp.kagiban;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Rooms are the packages within a module. Its root counts as one too. */
@AnalyzeClasses(packages = "jp.kagiban", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

    private static final class Rooms implements SliceAssignment {

        @Override
        public String getDescription() {
            return "rooms of each module";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String[] path = type.getPackageName().split("\\.");
            if (path.length < 3) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(path[2], path.length == 3 ? "" : path[3]);
        }
    }
}
