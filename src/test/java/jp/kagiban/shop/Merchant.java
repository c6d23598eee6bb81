package jp.kagiban.shop;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.rakuten.RakutenKeys;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyCommands.ExpiryEntry;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.activation.KeyActivationJob;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.shop.diagnosis.Diagnosis;
import jp.kagiban.shop.diagnosis.DiagnosisJob;
import jp.kagiban.shop.diagnosis.Diagnostician;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.task.HandDrivenTasks;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import org.springframework.context.annotation.Scope;

/** A merchant with a tenant of their own, for one test; the jobs run when the test says so. */
@Scope("prototype")
public class Merchant {

    public static final String SECRET = "SP123456_a1b2c3d4e5f6";
    static final Set<Problem.Kind> ALL_WARNINGS = EnumSet.allOf(Problem.Kind.class);

    public final TenantId tenant = TenantId.next();
    public final MemberId member = MemberId.next();
    private final TenantScope scope;
    private final ShopFormService shopForms;
    private final KeyCommands keyCommands;
    private final ShopRecords shopRecords;
    private final ShopStatuses statuses;
    private final KeyActivationJob activation;
    private final Diagnoses diagnoses;
    private final Diagnostician diagnostician;
    private final SchedulerClient client;
    private final HandDrivenTasks mallTasks;
    private final SettableClock clock;

    Merchant(
            TenantScope scope,
            ShopFormService shopForms,
            KeyCommands keyCommands,
            ShopRecords shopRecords,
            ShopStatuses statuses,
            KeyActivationJob activation,
            Diagnoses diagnoses,
            Diagnostician diagnostician,
            SchedulerClient client,
            HandDrivenTasks mallTasks,
            SettableClock clock) {
        this.scope = scope;
        this.shopForms = shopForms;
        this.keyCommands = keyCommands;
        this.shopRecords = shopRecords;
        this.statuses = statuses;
        this.activation = activation;
        this.diagnoses = diagnoses;
        this.diagnostician = diagnostician;
        this.client = client;
        this.mallTasks = mallTasks;
        this.clock = clock;
        clock.set(SettableClock.START);
    }

    public <T> T in(Supplier<T> task) {
        return scope.in(tenant, task);
    }

    public ShopFormService forms() {
        return shopForms;
    }

    public ShopRecords records() {
        return shopRecords;
    }

    /** {@code SL123456_} and twelve characters that differ by the number. */
    public static String key(int n) {
        return "SL123456_abcdefgh%04d".formatted(n);
    }

    public static NewShop form(String name, String code, String key) {
        return new NewShop(name, code, "", RakutenFamilies.OWN_APP, RakutenEntry.of(SECRET, key), Set.of());
    }

    public Saving save(NewShop form) {
        return in(() -> shopForms.register(form, member));
    }

    public ShopId shop(String key) {
        return saved(save(form("楽天市場1号店", "shop-a", key))).shop();
    }

    public ShopId shop(String name, String code, String key) {
        return saved(save(form(name, code, key))).shop();
    }

    public static Saving.Saved saved(Saving saving) {
        if (saving instanceof Saving.Saved saved) {
            return saved;
        }
        throw new AssertionError("Not saved: " + saving);
    }

    public Saving renew(ShopId shop, String key) {
        return replace(shop, RakutenEntry.renewal(key));
    }

    public Saving replace(ShopId shop, KeyEntry keys) {
        return in(() -> shopForms.replaceKeys(shop, keys, Set.of(), member));
    }

    public Saving replaceInSpiteOfWarnings(ShopId shop, String key) {
        return in(() -> shopForms.replaceKeys(shop, RakutenEntry.renewal(key), ALL_WARNINGS, member));
    }

    public Saving update(ShopId shop, ShopEdit edit) {
        return in(() -> shopForms.update(shop, edit, member));
    }

    public boolean withdraw(ShopId shop) {
        GenerationId waiting = status(shop).waiting().generation();
        return in(() -> keyCommands.withdraw(shop, waiting, member));
    }

    public boolean confirm(ShopId shop) {
        GenerationId waiting = status(shop).waiting().generation();
        return in(() -> keyCommands.confirm(shop, waiting, member));
    }

    /** Another member of the same tenant comes to renew, by the page of the renewal. */
    public Saving renewAs(MemberId other, ShopId shop, String key) {
        return in(() -> shopForms.renew(shop, key, Set.of(), other));
    }

    boolean destroySecrets(ShopId shop, GenerationId generation) {
        return in(() -> keyCommands.destroySecrets(shop, generation));
    }

    public ExpiryEntry enterExpiry(ShopId shop, LocalDate day) {
        GenerationId active = status(shop).active().generation();
        return in(() -> keyCommands.enterExpiry(shop, active, RakutenKeys.LICENSE_KEY, day, member));
    }

    public CheckNow diagnose(ShopId shop) {
        return in(() -> diagnoses.start(shop));
    }

    public Diagnosis diagnosis(ShopId shop) {
        return in(() -> diagnoses.of(shop)).orElseThrow();
    }

    public Optional<Instant> runDiagnosis(ShopId shop) {
        return diagnostician.run(new DiagnosisJob(tenant, shop));
    }

    public CheckNow checkNow(ShopId shop) {
        return in(() -> keyCommands.checkNow(shop));
    }

    void checkAll() {
        statuses().forEach(shop -> checkNow(shop.shop()));
    }

    public boolean delete(ShopId shop) {
        return in(() -> shopRecords.delete(shop, member));
    }

    public ShopDetails details(ShopId shop) {
        return in(() -> shopRecords.details(shop)).orElseThrow();
    }

    public List<KeyRecord> history(ShopId shop) {
        return in(() -> shopRecords.history(shop));
    }

    public ShopStatus status(ShopId shop) {
        return in(() -> statuses.of(shop)).orElseThrow();
    }

    public List<ShopStatus> statuses() {
        return in(statuses::all);
    }

    public String proposedName() {
        return in(() -> shopRecords.proposedName(RakutenFamilies.OWN_APP.mall()));
    }

    public KeyJobs.KeyJob keyJob(ShopId shop) {
        return new KeyJobs.KeyJob(tenant, shop, status(shop).waiting().generation());
    }

    /** Runs the waiting key's job once, as the scheduler would. */
    public Optional<Instant> tryKey(ShopId shop) {
        return run(keyJob(shop));
    }

    public Optional<Instant> run(KeyJobs.KeyJob job) {
        return activation.run(job);
    }

    /** Registers a shop and brings its key into use. */
    public ShopId shopInUse(String key) {
        ShopId shop = shop(key);
        tryKey(shop);
        return shop;
    }

    public Optional<Instant> watch(ShopId shop) {
        return mallTasks.run(new KeyJobs.WatchJob(tenant, shop));
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<Instant> planned(KeyJobs.KeyJob job) {
        return mallTasks.planned(job);
    }

    public Optional<Instant> planned(KeyJobs.ShredJob job) {
        return client.getScheduledExecution(KeyJobs.SHRED.id(job.instance()))
                .map(execution -> execution.getExecutionTime());
    }

    void loseJob(KeyJobs.ShredJob job) {
        client.cancel(KeyJobs.SHRED.id(job.instance()));
    }

    public Optional<Instant> diagnosisPlanned(ShopId shop) {
        return mallTasks.planned(new DiagnosisJob(tenant, shop));
    }

    public Optional<Instant> watchPlanned(ShopId shop) {
        return mallTasks.planned(new KeyJobs.WatchJob(tenant, shop));
    }

    /** Takes away what earlier tests have planned. */
    void forgetAllJobs() {
        client.getScheduledExecutions().forEach(execution -> client.cancel(execution.getTaskInstance()));
        mallTasks.forget();
    }

    void loseTasks() {
        mallTasks.forget();
    }
}
