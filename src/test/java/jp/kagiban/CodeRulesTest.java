package jp.kagiban;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.theme.Theme;
import java.lang.annotation.Annotation;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.ChainCheck;
import jp.kagiban.audit.ChainReport;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryExport;
import jp.kagiban.audit.HistoryProof;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.vault.derived.LinkSecrets;
import jp.kagiban.vault.derived.PortalKey;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.VaultException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Service;

/** The rules of the house that byte code can tell. Where a rule has an exception, it is listed here with its reason. */
@AnalyzeClasses(packages = "jp.kagiban", importOptions = DoNotIncludeTests.class)
class CodeRulesTest {

    /** A new module belongs here only if it must cross tenants; each use names a reason of {@link CrossTenantReason}. */
    private static final String[] CROSSING_TENANTS = {
        "jp.kagiban.audit..",
        "jp.kagiban.task..",
        "jp.kagiban.calendar..",
        "jp.kagiban.login..",
        "jp.kagiban.tenancy..",
        "jp.kagiban.vault..",
        "jp.kagiban.shop..",
        "jp.kagiban.order..",
        "jp.kagiban.delivery..",
        "jp.kagiban.operator..",
        "jp.kagiban.shell.."
    };

    /** By-id operations without a tenant would come along with the larger interfaces. */
    @ArchTest
    static final ArchRule repositoriesOfferOnlyWhatTheyDeclare = classes()
            .that(are(assignableTo(Repository.class)))
            .should()
            .notBeAssignableTo(CrudRepository.class)
            .andShould()
            .notBeAssignableTo(PagingAndSortingRepository.class)
            .allowEmptyShould(true);

    /** Other modules reach neither what is hidden in a root nor what lies in a room. */
    @ArchTest
    static final ArchRule repositoriesStayInTheirModule = classes()
            .that(are(assignableTo(Repository.class)))
            .should()
            .notBePublic()
            .orShould()
            .resideInAPackage("jp.kagiban.*.*..")
            .allowEmptyShould(true);
    /** Without a version, {@code save} of a new row with an assigned id stores nothing and says nothing. */
    @ArchTest
    static final ArchRule aggregatesHaveAVersion =
            classes().that(haveAFieldWith(Id.class)).should(haveAVersion()).allowEmptyShould(true);

    /** It takes time that grows with the square of what strangers send: what is too long is cut first, in one place. */
    @ArchTest
    static final ArchRule onlyTypedTextNormalises = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("jp.kagiban.shared.TypedText")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Normalizer.class);

    /** One of them would pass for the other. */
    @ArchTest
    static final ArchRule noTwoIdsOfOneTypeStandSideBySide = codeUnits()
            .that(DescribedPredicate.describe(
                    "somebody wrote", unit -> !unit.getName().startsWith("lambda$")))
            .should(takeNoTwoInARow(UUID.class, TenantId.class, MemberId.class, ShopId.class, GenerationId.class));

    /** What doesn't fit would become another number without a word. */
    @ArchTest
    static final ArchRule noNumberIsCut = noClasses().should().callMethodWhere(cutsANumber());

    @ArchTest
    static final ArchRule viewsAreHidden = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .notBePublic()
            .andShould()
            .resideInAnyPackage("jp.kagiban..ui", "jp.kagiban.shell..")
            .allowEmptyShould(true);

    /** Vaadin's own requests pass the rules of the HTTP layer: each view says itself whom it is for. */
    @ArchTest
    static final ArchRule eachViewSaysWhomItIsFor = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(Needs.class)
            .orShould()
            .beAnnotatedWith(Personal.class)
            .orShould()
            .beAnnotatedWith(AnonymousAllowed.class);

    @ArchTest
    static final ArchRule aHistoryIsRemovedOnlyWithItsCompany = noClasses()
            .that()
            .doNotHaveSimpleName("CompanyHistory")
            .should()
            .callMethod(AuditTrail.class, "remove", TenantId.class);

    /** Types that seal, wrap or derive stay within the vault, whatever named interface somebody gives them. */
    @ArchTest
    static final ArchRule keysAndEnvelopesStayInTheVault = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kagiban.vault..")
            .should()
            .dependOnClassesThat(are(resideInAPackage("jp.kagiban.vault.*.."))
                    .and(not(type(KekStoreAway.class)))
                    .and(not(type(VaultException.class)))
                    .and(not(type(LinkSecrets.class)))
                    .and(not(type(PortalKey.class))));

    /** Services on which screens are built though no permission stands before them, and who asks instead. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            entry("Access", "it is what asks"),
            entry("AuditTrail", "it writes; who removes is fixed below"),
            entry("ChainCheck", "it lies below the permissions: AllowedHistory asks"),
            entry("ChainReport", "it lies below the permissions: AllowedHistory and the console ask"),
            entry("CompanyInvitations", "the token is the right, and the console asks"),
            entry("FactorPolicy", "it tells a member of himself"),
            entry("History", "it lies below the permissions: AllowedHistory asks"),
            entry("HistoryExport", "it lies below the permissions: AllowedHistory and the console ask"),
            entry("HistoryProof", "it lies below the permissions: HistoryFiles asks; its public key is for everybody"),
            entry("HistorySource", "it lies below the permissions: AllowedHistory and the console ask"),
            entry("Joining", "the token is the right"),
            entry("Memberships", "it tells a member of himself"),
            entry("ShopOrders", "it tells no more than how far the intake is, on a page of the shop"),
            entry("SignUp", "it is for everybody"),
            entry("Suspensions", "it is asked before any permission"),
            entry("Tenancies", "the console asks"));

    /** Derived from what the screens use, so that a new service can't be forgotten. */
    private static final DescribedPredicate<JavaClass> DOORS = DescribedPredicate.describe(
            "are services that screens are built on",
            type -> isOfTenants(type)
                    && isService(type)
                    && !OPEN.containsKey(type.getSimpleName())
                    && type.getDirectDependenciesToSelf().stream()
                            .map(Dependency::getOriginClass)
                            .anyMatch(CodeRulesTest::isScreen));

    private static boolean isOfTenants(JavaClass type) {
        return type.getPackageName()
                .matches("jp\\.kagiban\\.(audit|calendar|manual|notice|order|shop|tenancy)(\\.(?!ui\\b).+)?");
    }

    /** What other modules plug into a screen is drawn by it, and no service. */
    private static boolean isService(JavaClass type) {
        return isMarked(type)
                || (type.isInterface()
                        && type.getSubclasses().stream().anyMatch(made -> made.isAnnotatedWith(Service.class)));
    }

    private static boolean isMarked(JavaClass type) {
        return type.isAnnotatedWith(Service.class)
                || type.isAnnotatedWith(org.springframework.stereotype.Component.class);
    }

    private static boolean isScreen(JavaClass type) {
        return type.getPackageName().matches("jp\\.kagiban\\.(shell|shell\\..+|.+\\.ui)");
    }

    @ArchTest
    static void theseServicesAreFound(JavaClasses all) {
        assertThat(all.stream().filter(DOORS).map(JavaClass::getSimpleName))
                .contains(
                        "Company",
                        "Invitations",
                        "Notices",
                        "OrderBook",
                        "OrderRetention",
                        "ShopFormService",
                        "ShopRecords",
                        "KeyCommands",
                        "Team");
        assertThat(all.stream().filter(CodeRulesTest::isOfTenants).map(JavaClass::getSimpleName))
                .containsAll(OPEN.keySet());
    }

    /** What a member can ask of the services that screens are built on. */
    @ArchTest
    static final ArchRule eachDeedOfAMemberNeedsAPermission = methods()
            .that()
            .areDeclaredInClassesThat(DOORS)
            .and()
            .arePublic()
            .and()
            // A question about the portal, not about anything of a tenant.
            .doNotHaveName("malls")
            .should()
            .beAnnotatedWith(Needs.class);

    /** They ask no permission themselves. */
    @ArchTest
    static final ArchRule onlyTheScreenOfTheHistoryReadsIt = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kagiban.audit..")
            .and()
            .haveNameNotMatching("jp\\.kagiban\\.shell\\.history\\.(AllowedHistory|HistoryFiles|HistoryCheckFiles)")
            .and()
            .doNotHaveFullyQualifiedName("jp.kagiban.operator.LoginSpaceDesk")
            .should()
            .dependOnClassesThat(are(type(History.class))
                    .or(type(ChainCheck.class))
                    .or(type(ChainReport.class))
                    .or(type(HistoryExport.class))
                    .or(type(HistoryProof.class)));

    @ArchTest
    static final ArchRule componentsLieInUiPackages = classes()
            .that(are(assignableTo(Component.class)))
            .and()
            .haveSimpleNameEndingWith("View")
            .should()
            .resideInAnyPackage("jp.kagiban..ui", "jp.kagiban.shell..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule noStaticStateChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(readsTheTimeOfTheSystem())
            .because("tests set the time, and days are days in Tokyo");

    /** The storage takes what H2 hands out, and its guard refuses the rest. */
    @ArchTest
    static final ArchRule oldDatesAreNotUsed = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kagiban.storage")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule onlyTheClockReadsTheSystem = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("jp.kagiban.shared.ClockConfiguration")
            // The fake RMS alone has no part of the portal, so it brings a clock of its own.
            .and()
            .doNotHaveFullyQualifiedName("jp.kagiban.sandbox.SandboxServer")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule noFrontEndIsBuilt = noClasses()
            .should()
            .beAnnotatedWith(JsModule.class)
            .orShould()
            .beAnnotatedWith(JsModule.Container.class)
            .orShould()
            .beAnnotatedWith(NpmPackage.class)
            .orShould()
            .beAnnotatedWith(CssImport.class)
            .orShould()
            .beAnnotatedWith(JavaScript.class)
            .orShould()
            .beAnnotatedWith(Theme.class)
            .because("stock components and style sheets need no Node");

    @ArchTest
    static final ArchRule iconsAreOurOwn = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin.flow.component.icon..")
            .because("one drawing of Vaadin's brings the 55 kB of all of them to each first page");

    @ArchTest
    static final ArchRule valuesAreRefusedByOneMeans = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("jp.kagiban.kit.form.FieldError")
            .should()
            .callMethodWhere(isNamed("setInvalid", "setErrorMessage"))
            .because("the tab's title tells of it too");

    @ArchTest
    static final ArchRule noThreadIsVirtual = noClasses()
            .should()
            .callMethodWhere(
                    isNamed("ofVirtual", "startVirtualThread", "newVirtualThreadPerTaskExecutor", "setVirtualThreads"))
            .because("with the loader of a packed jar they can all stop for ever: decision 15");

    @ArchTest
    static final ArchRule scriptsRunFromOnePlaceAlone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("jp.kagiban.kit.Script")
            .should()
            .callMethodWhere(isNamed("executeJs", "addJavaScript", "addJsModule", "addDynamicImport"));

    @ArchTest
    static final ArchRule scriptsBelongToTheKit = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kagiban.kit..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jp.kagiban.kit.Script");

    @ArchTest
    static final ArchRule fewModulesCrossTenants = noClasses()
            .that()
            .resideOutsideOfPackages(CROSSING_TENANTS)
            .should()
            .callMethodWhere(runsOutside());

    @ArchTest
    static final ArchRule tenantsAreNamedTogetherForTasksAndTheirLeasesAlone = noClasses()
            .that()
            .resideOutsideOfPackages("jp.kagiban.task..", "jp.kagiban.vault..")
            .should()
            .callMethod(TenantScope.class, "among", Set.class, Supplier.class);

    @ArchTest
    static final ArchRule theDatabaseIsNotUnwrapped = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kagiban.storage")
            .should()
            .callMethod(java.sql.Wrapper.class, "unwrap", Class.class)
            .because("the pool behind the SQL guard is for migrations and polls");

    @ArchTest
    static final ArchRule screensSpeakNoSql = noClasses()
            .that(are(resideInAPackage("jp.kagiban..ui")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> haveAFieldWith(Class<? extends Annotation> type) {
        return DescribedPredicate.describe(
                "have a field with @" + type.getSimpleName(),
                owner -> owner.getFields().stream().anyMatch(field -> field.isAnnotatedWith(type)));
    }

    private static ArchCondition<JavaCodeUnit> takeNoTwoInARow(Class<?>... ids) {
        return new ArchCondition<>("take no two of one type in a row: " + Arrays.toString(ids)) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                List<JavaClass> taken = unit.getRawParameterTypes();
                boolean alike = IntStream.range(1, taken.size())
                        .filter(at -> taken.get(at).equals(taken.get(at - 1)))
                        .anyMatch(at -> Arrays.stream(ids).anyMatch(taken.get(at)::isEquivalentTo));
                events.add(new SimpleConditionEvent(unit, !alike, unit.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> haveAVersion() {
        return new ArchCondition<>("have a @Version") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                boolean satisfied = haveAFieldWith(Version.class).test(owner);
                events.add(new SimpleConditionEvent(owner, satisfied, owner.getName() + " has no @Version"));
            }
        };
    }

    /** Each {@code now()} without a clock, {@code currentTimeMillis} and {@code LocalDate.now(zone)}. */
    private static DescribedPredicate<JavaCall<?>> readsTheTimeOfTheSystem() {
        return DescribedPredicate.describe("read the time of the system", call -> {
            String owner = call.getTargetOwner().getName();
            boolean now = owner.startsWith("java.time.")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
            return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
        });
    }

    /** Of an {@code Integer}, {@code intValue} cuts nothing. */
    private static DescribedPredicate<JavaCall<?>> cutsANumber() {
        Map<String, List<Class<?>>> whole = Map.of(
                "intValue", List.of(Integer.class, Short.class, Byte.class),
                "longValue", List.of(Long.class, Integer.class, Short.class, Byte.class),
                "shortValue", List.of(Short.class, Byte.class),
                "byteValue", List.of(Byte.class));
        return DescribedPredicate.describe(
                "cut a number",
                call -> call.getTargetOwner().isAssignableTo(Number.class)
                        && whole.containsKey(call.getName())
                        && whole.get(call.getName()).stream()
                                .noneMatch(type -> call.getTargetOwner().isEquivalentTo(type)));
    }

    private static DescribedPredicate<JavaCall<?>> isNamed(String... names) {
        List<String> list = Arrays.asList(names);
        return DescribedPredicate.describe("are named " + list, call -> list.contains(call.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> runsOutside() {
        return DescribedPredicate.describe(
                "run outside of a tenant",
                call -> call.getTargetOwner().isEquivalentTo(TenantScope.class)
                        && call.getName().equals("outside")
                        && !call.getTarget().getRawParameterTypes().isEmpty());
    }
}
