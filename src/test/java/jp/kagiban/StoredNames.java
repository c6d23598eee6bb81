package jp.kagiban;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.task.TaskKind;
import jp.kagiban.vault.Field;
import tools.jackson.databind.json.JsonMapper;

/** Where names are stored or hashed, and the Java types that they come from. */
final class StoredNames {

    /** Where the names of constants are stored, and their enums. */
    private static final String CONSTANTS = """
            answer of a mall in key_generation, key_attempt, order_confirmation, order_intake, shop_finding, shop_watch = mall.Answer
            audit_anchor.kind = audit.Anchor$Kind
            audit_entry.action = audit.Action
            audit_entry.actor_kind = audit.Actor$Kind
            audit_entry.details = audit.Detail
            audit_entry.details PURPOSE, secret_lease.purpose = vault.Use$Purpose
            audit_entry.details REASON of a refused access, throttle_bucket.bucket_key = login.throttle.Refusals$Reason
            audit_entry.details REASON of a refused login = login.session.LoginHistory$Reason
            audit_entry.details REASON of ended logins, member_session.ended_why = login.session.SessionEnd
            audit_entry.details REASON, key_generation.end_reason = shop.key.KeyRecord$EndReason
            audit_entry.details ROLE, invitation.member_role, membership.member_role = tenancy.Role
            audit_entry.details SECRET = vault.Field
            audit_entry.details TARGET, permissions = tenancy.Permission
            audit_entry.result = audit.Outcome
            audit_entry.subject_kind = audit.Subject$Kind
            channel in audit_entry.details, channel_alarm, chat_channel, delivery, delivery_item = delivery.channel.ChannelKind
            cookie of the colour scheme, values = com.vaadin.flow.component.page.ColorScheme$Value
            delivery.answer = delivery.channel.AnswerCode egress.CallOutcome$Failure
            delivery.state = delivery.DeliveryState
            factor in audit_entry.details, sign_in = login.session.Factor
            key_attempt.decision = shop.attempt.AttemptDecision
            key_generation.held_for = shop.key.Hold
            key_generation.state = shop.key.KeyRecord$State
            key_trial.outcome = shop.activation.KeyTrial$Outcome
            kind of notice in audit_entry.details, delivery_item, notice_handling, notice_read = notice.NoticeKind
            known_end.source = mall.ExpiryReading$Source
            mail_outbox.kind = mail.MailKind
            one_time_token.purpose = login.address.OneTimeTokens$Purpose
            order_change.kind = order.OrderDetails$OrderChange$Kind
            order_confirmation.result = order.OrderConfirmations$Result
            order_intake.pause = order.IntakeStatus$Pause
            shop_finding.rms_function = rakuten.RmsFunction
            tenant_key.state = vault.TenantKeys$State
            throttle_bucket.bucket_key, limits in the hashed key = login.throttle.Throttle$Limit
            vault_alarm.kind = vault.VaultAlarms$Kind
            vault_canary.state = vault.KekState
            walk_step.walk = manual.Walk
            """;

    /** Where texts of classes are stored, as a pattern tells them from others; {} stands for what is put in. */
    private static final String TEXTS = """
            audit_entry.details FIELDS = [A-Z_]+ in delivery.DeliverySettings order.OrderRetention shop.register.ShopField tenancy.Company
            audit_entry.details FIELDS, consent.document = [A-Z]+ in login.Consents
            audit_entry.details SHOPS, all = ALL in vault.Leases
            audit_entry.details TARGET, the home page = home in login.throttle.Refusals
            cookie of the first steps, values = hidden in shell.home.FirstStepsPart
            cookies = kagiban-[a-z]+|__Host-\\{} in shared.HostCookie
            field of a key form, known_end.end_name = [a-z]+[A-Z][a-zA-Z]+ in rakuten.RakutenKeys
            files of a backup = database[.]zip in operator.BackupCommand
            files of the data folder = kagiban([.]mv[.]db)?|outbox|sandbox-[a-z]+[.]json in mail.MailConfiguration sandbox.SandboxFile storage.DatabaseAddress
            files of the folder of seals = (seals|ledger|keks)([.][a-z]+)? in audit.SealsFolder
            files of the vault's folder = vault[.][a-z]+ in vault.keys.VaultFolder
            formats and salts, hashed or before a file = kagiban/.+ in *
            info of derived keys and MACs = [a-z0-9]+(-[a-z]+)? in vault.derived.AnchorKey vault.derived.DerivedPortalKey vault.envelope.Envelope vault.derived.HistoryKey vault.KekFile vault.keys.KeyWrapping vault.LedgerFile vault.LedgerSum vault.derived.LinkSecrets
            info of the MAC of the ledger's cuts = cut in vault.LedgerRows
            installation.purpose = [A-Z]+ in storage.InstallationMode
            keystore and token, names of keys = (kek|kagiban)-.*\\{} in vault.keys.Keystore vault.keys.Pkcs11Store
            keystore, type = [A-Z]+ in vault.keys.Keystore
            locks of the database = kagiban-([a-z]+-)? in storage.StartLock vault.LedgerCheck
            login_delay.delay_key and throttle_bucket.bucket_key, hashed = all|look:|[a-z-]*:?\\{}(:\\{})* in login.address.AddressChanges login.factor.FactorTries login.password.CurrentPassword login.password.ResetRequests login.session.LoginGate login.throttle.KnownDevices login.throttle.LoginDelays$Try login.throttle.Refusals shell.security.SecurityConfiguration tenancy.ui.SignUpView
            member.password, encoders = [a-z0-9]+ in login.password.PasswordConfiguration
            notice_handling.occurrence, notice_read.occurrence, delivery_item.occurrence = none in notice.OwnNotices
            scheduled_tasks.task_instance of single jobs = [a-z]+ in storage.JobType
            shop.family = [A-Z_]+ in rakuten.RakutenFamilies
            shop.mall = [a-z]+ in rakuten.RakutenMall
            """;

    /** Where records are stored as JSON. */
    private static final String JSON = """
            key_attempt.calls = shop.attempt.AttemptCalls
            order_intake.place = order.IntakeCursor
            sandbox-orders.json = sandbox.OrderLedger
            sandbox-rms.json = sandbox.SandboxBook
            """;

    private final MainClasses main;
    private final SortedSet<String> names = new TreeSet<>();

    StoredNames(MainClasses main) {
        this.main = main;
    }

    /** The enums whose constants are stored. */
    static Set<String> enums() {
        Set<String> all = new TreeSet<>();
        each(CONSTANTS, (_, enums) -> words(enums).forEach(all::add));
        return all;
    }

    /** Each name behind its label: {@code tenant_key.state: ACTIVE}. */
    SortedSet<String> all() {
        each(CONSTANTS, (label, enums) -> words(enums).forEach(one -> add(label, constants(main.type(one)))));
        each(TEXTS, (label, source) -> {
            String[] parts = source.split(" in ");
            words(parts[1]).forEach(one -> add(label, main.texts(one).filter(text -> text.matches(parts[0]))));
        });
        each(
                JSON,
                (label, type) -> add(label, SampleJson.shape(main.type(type), JsonMapper.shared()::writeValueAsBytes)));
        add(
                "field in sealed_secret, secret_ledger, contexts of envelopes",
                Arrays.stream(Field.values()).map(field -> field + "=" + field.code()));
        main.constants(JobType.class)
                .map(type -> MainClasses.held(type, TaskDescriptor.class))
                .forEach(task -> addJob("scheduled_tasks.task_name", task.getTaskName(), task.getDataClass()));
        main.constants(TaskKind.class)
                .forEach(kind -> addJob(
                        "errand.kind, scheduled_tasks.task_name",
                        MainClasses.held(kind, String.class),
                        MainClasses.held(kind, Class.class)));
        return names;
    }

    private void addJob(String label, String name, Class<?> about) {
        add(label, Stream.of(name));
        if (about != Void.class) {
            String data = "scheduled_tasks.task_data and task_instance of " + name;
            add(data, SampleJson.shape(about, new Jackson3Serializer()::serialize));
            if (SampleJson.sample(about, 0) instanceof Job<?> job) {
                add(data, Stream.of(job.instance()));
            }
        }
    }

    private static Stream<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }

    private void add(String label, Stream<String> some) {
        some.forEach(name -> names.add(label + ": " + name));
    }

    private static void each(String lines, BiConsumer<String, String> task) {
        lines.lines().map(line -> line.split(" = ", 2)).forEach(line -> task.accept(line[0], line[1]));
    }

    private static Stream<String> words(String line) {
        return Stream.of(line.split(" "));
    }
}
