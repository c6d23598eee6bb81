package jp.kagiban.shell;

import static java.util.Map.entry;

import java.io.OutputStream;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.calendar.CalendarAddress;
import jp.kagiban.calendar.KeyDates;
import jp.kagiban.delivery.BrokenChannels;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.DeliveryRule;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.ShopNotices;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.chat.NewChannel;
import jp.kagiban.delivery.letter.MailChoices;
import jp.kagiban.delivery.letter.MailSort;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.Walks;
import jp.kagiban.notice.HandlingTerm;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeHistory;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.Notices;
import jp.kagiban.order.CsvColumn;
import jp.kagiban.order.CsvExport;
import jp.kagiban.order.CsvExport.CsvForm;
import jp.kagiban.order.CsvExport.CsvRows;
import jp.kagiban.order.CsvExport.Extent;
import jp.kagiban.order.ImportReach;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderConfirmations;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRetention;
import jp.kagiban.order.OrderRetention.RetentionDays;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.order.OrderSort;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.rakuten.RakutenKeys;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.CareChange;
import jp.kagiban.shop.ExpiryExport;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.ShopCares;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.attempt.KeyAttempts;
import jp.kagiban.shop.bulk.BulkRegistration;
import jp.kagiban.shop.bulk.BulkRenewal;
import jp.kagiban.shop.bulk.TableLook;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.tenancy.TeamList;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScriptedRms;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** All that a member can do by the services that ask for a permission, with ids that the test chooses. */
final class MemberDeeds {

    private static final Instant FAR = Instant.parse("2027-02-23T14:59:59Z");
    private static final KeyEntry NO_KEYS = RakutenEntry.of("", "");

    private final ApplicationContext context;
    private final ScriptedRms rms;
    private final AtomicInteger mails = new AtomicInteger();

    MemberDeeds(ApplicationContext context, ScriptedRms rms) {
        this.context = context;
        this.rms = rms;
    }

    /**
     * On what it is done, and by whom.
     *
     * @param actor the member who acts
     * @param other another member
     * @param serial differs from deed to deed of one member
     * @param secret begins like the keys of the actor's shops
     */
    record On(
            MemberId actor,
            ShopId shop,
            GenerationId key,
            MemberId other,
            UUID invitation,
            UUID batch,
            String order,
            int serial,
            String secret) {}

    /** A deed; its result can be compared where it is about an id. */
    interface Deed {

        Object on(On ids);
    }

    private <T> T service(Class<T> type) {
        return context.getBean(type);
    }

    /** By the method's name; those about an id, which may be of somebody else. */
    Map<String, Deed> aboutIds() {
        return Stream.of(
                        aboutShops(),
                        aboutKeys(),
                        aboutOrders(),
                        aboutPeople(),
                        aboutNotices(),
                        aboutWalks(),
                        aboutDeliveries(),
                        aboutBrowsers())
                .flatMap(deeds -> deeds.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Deed> aboutShops() {
        ShopFormService shopForms = service(ShopFormService.class);
        KeyCommands keyCommands = service(KeyCommands.class);
        ShopRecords shopRecords = service(ShopRecords.class);
        return Map.of(
                "ShopRecords.details/1",
                ids -> shopRecords.details(ids.shop()),
                "ShopRecords.history/1",
                ids -> shopRecords.history(ids.shop()),
                "ShopFormService.update/3",
                ids -> shopForms.update(ids.shop(), new ShopEdit(1, "改", "kai", "", NO_KEYS, Set.of()), ids.actor()),
                "KeyCommands.checkNow/1",
                ids -> keyCommands.checkNow(ids.shop()).planned(),
                "ShopRecords.delete/2",
                ids -> shopRecords.delete(ids.shop(), ids.actor()),
                "ShopStatuses.of/1",
                ids -> service(ShopStatuses.class).of(ids.shop()),
                "NoticeHistory.ofShop/2",
                ids -> service(NoticeHistory.class).ofShop(ids.shop(), 100),
                "Diagnoses.tried/1",
                ids -> service(Diagnoses.class).tried(ids.shop()),
                "Diagnoses.of/1",
                ids -> service(Diagnoses.class).of(ids.shop()),
                "Diagnoses.start/1",
                ids -> service(Diagnoses.class).start(ids.shop()).planned());
    }

    private Map<String, Deed> aboutKeys() {
        ShopFormService shopForms = service(ShopFormService.class);
        KeyCommands keyCommands = service(KeyCommands.class);
        ShopRecords shopRecords = service(ShopRecords.class);
        return Map.of(
                "ShopRecords.checks/1",
                ids -> shopRecords.checks(ids.shop()),
                "KeyAttempts.of/1",
                ids -> service(KeyAttempts.class).of(ids.key()),
                "ShopFormService.renew/4",
                ids -> shopForms.renew(ids.shop(), licence(ids), Set.of(), ids.actor()),
                "ShopFormService.replaceKeys/4",
                ids -> shopForms.replaceKeys(ids.shop(), RakutenEntry.renewal(licence(ids)), Set.of(), ids.actor()),
                "BulkRenewal.enter/3",
                ids -> service(BulkRenewal.class).enter(ids.shop(), licence(ids), ids.actor()),
                "KeyCommands.confirm/3",
                ids -> keyCommands.confirm(ids.shop(), ids.key(), ids.actor()),
                "KeyCommands.withdraw/3",
                ids -> keyCommands.withdraw(ids.shop(), ids.key(), ids.actor()),
                "KeyCommands.destroySecrets/2",
                ids -> keyCommands.destroySecrets(ids.shop(), ids.key()),
                "KeyCommands.enterExpiry/5",
                ids -> keyCommands.enterExpiry(
                        ids.shop(), ids.key(), RakutenKeys.LICENSE_KEY, LocalDate.of(2027, 1, 1), ids.actor()));
    }

    private Map<String, Deed> aboutOrders() {
        OrderBook book = service(OrderBook.class);
        IntakeStatuses intakes = service(IntakeStatuses.class);
        return Map.of(
                "OrderBook.details/2",
                ids -> book.details(ids.order(), ids.actor()),
                "OrderBook.details/3",
                ids -> book.details(ids.order(), ids.actor(), null),
                "OrderBook.slip/2",
                ids -> book.slip(ids.order(), ids.actor()),
                "OrderBook.slips/3",
                ids -> book.slips(List.of(new OrderKey(ids.shop(), ids.order())), OrderSort.NEWEST_FIRST, ids.actor()),
                "OrderBook.beginningWith/2",
                ids -> book.beginningWith(ids.order(), 8),
                "OrderConfirmations.results/1",
                ids -> service(OrderConfirmations.class).results(ids.batch()),
                "IntakeStatuses.of/1",
                ids -> intakes.of(ids.shop()),
                "IntakeStatuses.missing/1",
                ids -> intakes.missing(ids.shop()),
                "ImportReach.change/2",
                ids -> service(ImportReach.class).change(ids.shop(), 100));
    }

    private Map<String, Deed> aboutPeople() {
        Team team = service(Team.class);
        return Map.of(
                "ShopCares.change/3",
                ids -> service(ShopCares.class)
                        .change(
                                Set.of(ids.shop()),
                                new CareChange(true, ids.other(), List.of("直営"), List.of()),
                                ids.actor()),
                "Team.change/2",
                ids -> team.change(ids.other(), Role.MANAGER),
                "Team.remove/1",
                ids -> team.remove(ids.other()),
                "Invitations.revoke/1",
                ids -> service(Invitations.class).revoke(ids.invitation()),
                "Invitations.resend/2",
                ids -> service(Invitations.class).resend(ids.invitation(), Locale.JAPANESE));
    }

    private Map<String, Deed> aboutNotices() {
        Notices notices = service(Notices.class);
        return Map.of(
                "Notices.forMember/1",
                ids -> notices.forMember(ids.other()),
                "Notices.unread/1",
                ids -> notices.unread(ids.other()),
                "Notices.markRead/2",
                ids -> done(() -> notices.markRead(
                        ids.other(), Set.of(new Notice.Key(ids.shop(), NoticeKind.values()[0], "" + ids.serial())))),
                "Notices.takeInHand/3",
                ids -> done(() -> notices.takeInHand(
                        ids.actor(), new Notice.Key(ids.shop(), NoticeKind.NO_KEY, "none"), HandlingTerm.TODAY)),
                "Notices.letGo/2",
                ids -> done(() -> notices.letGo(ids.actor(), new Notice.Key(ids.shop(), NoticeKind.NO_KEY, "none"))),
                "Notices.markAllRead/1",
                ids -> notices.markAllRead(ids.other()),
                "Notices.markUnread/2",
                ids -> done(() -> notices.markUnread(
                        ids.other(), Set.of(new Notice.Key(ids.shop(), NoticeKind.values()[0], "" + ids.serial())))));
    }

    private Map<String, Deed> aboutWalks() {
        Walks walks = service(Walks.class);
        return Map.of(
                "Walks.progress/2",
                ids -> walks.progress(Walk.RENEW, ids.shop()),
                "Walks.come/3",
                ids -> walks.come(Walk.RENEW, ids.shop(), 9),
                "Walks.mark/3",
                ids -> walks.mark(Walk.RENEW, ids.shop(), 9),
                "Walks.unmark/3",
                ids -> walks.unmark(Walk.RENEW, ids.shop(), 9),
                "Walks.beginAnew/2",
                ids -> walks.beginAnew(Walk.RENEW, ids.shop()));
    }

    private Map<String, Deed> aboutBrowsers() {
        PushBrowsers browsers = service(PushBrowsers.class);
        return Map.of(
                "PushBrowsers.remove/1",
                ids -> browsers.remove(ids.shop().id()),
                "PushBrowsers.showHeadlines/2",
                ids -> browsers.showHeadlines(ids.shop().id(), true),
                "PushBrowsers.test/2",
                ids -> browsers.test(ids.shop().id(), _ -> {}));
    }

    private Map<String, Deed> aboutDeliveries() {
        DeliveryLog log = service(DeliveryLog.class);
        return Map.of(
                "ChatChannels.remove/1",
                ids -> service(ChatChannels.class).remove(ids.shop().id()),
                "ChatChannels.test/3",
                ids -> service(ChatChannels.class).test(ids.shop().id(), ids.actor(), _ -> {}),
                "DeliveryLog.lastTen/2",
                ids -> log.lastTen(ChannelKind.MAIL, ids.other().id()),
                "DeliveryLog.ofShop/2",
                ids -> log.ofShop(ids.shop(), 10),
                "ShopNotices.ofShop/1",
                ids -> service(ShopNotices.class).ofShop(ids.shop()),
                "BrokenChannels.of/1",
                ids -> service(BrokenChannels.class).of(ids.other()));
    }

    /** Those about the whole company. */
    Map<String, Deed> aboutTheCompany() {
        Company company = service(Company.class);
        ShopFormService shopForms = service(ShopFormService.class);
        KeyCommands keyCommands = service(KeyCommands.class);
        ShopRecords shopRecords = service(ShopRecords.class);
        return Map.ofEntries(
                entry("ShopRecords.proposedName/1", _ -> shopRecords.proposedName(RakutenFamilies.OWN_APP.mall())),
                entry("ShopFormService.refusal/1", ids -> shopForms.refusal(newShop(ids))),
                entry("ShopFormService.register/2", this::register),
                entry("BulkRegistration.register/3", this::registerTable),
                entry(
                        "BulkRegistration.look/2",
                        ids -> service(BulkRegistration.class).look(table(ids), Set.of())),
                entry("BulkRenewal.look/1", ids -> service(BulkRenewal.class).look(licence(ids))),
                entry("ShopStatuses.all/0", _ -> service(ShopStatuses.class).all()),
                entry("IntakeStatuses.all/0", _ -> service(IntakeStatuses.class).all()),
                entry("OrderBook.count/1", _ -> service(OrderBook.class).count(OrderFilter.NONE)),
                entry(
                        "OrderBook.page/4",
                        _ -> service(OrderBook.class).page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, 0, 10)),
                entry("OrderConfirmations.ask/2", this::confirm),
                entry("CsvExport.write/6", this::export),
                entry("ShopRecords.numbers/0", _ -> shopRecords.numbers()),
                entry("ExpiryExport.write/5", this::expiries),
                entry(
                        "OrderRetention.days/0",
                        _ -> service(OrderRetention.class).days()),
                entry(
                        "OrderRetention.tooOld/1",
                        _ -> service(OrderRetention.class).tooOld(new RetentionDays(100))),
                entry(
                        "IntakeStatuses.daysKept/0",
                        _ -> service(IntakeStatuses.class).daysKept()),
                entry("OrderRetention.keepFor/1", ids -> {
                    service(OrderRetention.class).keepFor(new RetentionDays(30 + ids.serial()));
                    return true;
                }),
                entry("Notices.standing/0", _ -> service(Notices.class).standing()),
                entry(
                        "PushBrowsers.publicKey/0",
                        _ -> service(PushBrowsers.class).publicKey()),
                entry("PushBrowsers.mine/0", _ -> service(PushBrowsers.class).mine()),
                entry("PushBrowsers.at/1", _ -> service(PushBrowsers.class).at("https://push.example/x")),
                entry("PushBrowsers.of/1", _ -> service(PushBrowsers.class).of("{}")),
                entry("PushBrowsers.add/2", _ -> service(PushBrowsers.class).add("{}", Locale.JAPANESE)),
                entry("ChatChannels.all/0", _ -> service(ChatChannels.class).all()),
                entry("ChatChannels.add/1", this::addChannel),
                entry(
                        "DeliverySettings.rule/0",
                        _ -> service(DeliverySettings.class).rule()),
                entry(
                        "DeliverySettings.change/1",
                        _ -> done(() -> service(DeliverySettings.class).change(DeliveryRule.USUAL))),
                entry("Walks.shops/0", _ -> service(Walks.class).shops()),
                entry("Walks.latest/0", _ -> service(Walks.class).latest()),
                entry("MailChoices.wanted/1", _ -> service(MailChoices.class).wanted(MailSort.WEEKLY)),
                entry(
                        "MailChoices.choose/2",
                        ids -> done(() -> service(MailChoices.class).choose(MailSort.NOTICES, ids.serial() % 2 == 0))),
                entry("ShopCares.all/0", _ -> service(ShopCares.class).all()),
                entry("ShopCares.people/0", _ -> service(ShopCares.class).people()),
                entry("TeamList.people/0", _ -> service(TeamList.class).people()),
                entry("TeamList.security/0", _ -> service(TeamList.class).security()),
                entry("Team.leave/0", _ -> service(Team.class).leave()),
                entry("Invitations.open/0", _ -> service(Invitations.class).open()),
                entry("Invitations.invite/3", this::invite),
                entry("Invitations.fault/1", _ -> service(Invitations.class).fault("")),
                entry("Company.settings/0", _ -> company.settings()),
                entry("Company.rename/1", ids -> company.rename("商店" + ids.serial())),
                entry(
                        "Company.demandSecondFactor/1",
                        ids -> done(() -> company.demandSecondFactor(ids.serial() % 2 == 0))),
                entry("Company.grantSupport/0", _ -> company.grantSupport()),
                entry("Company.revokeSupport/0", _ -> done(company::revokeSupport)),
                entry(
                        "Company.askForEnd/1",
                        _ -> company.askForEnd(company.settings().name())),
                entry("KeyDates.all/1", _ -> service(KeyDates.class).all(Locale.JAPANESE)),
                entry(
                        "CalendarAddress.madeAt/0",
                        _ -> service(CalendarAddress.class).madeAt()),
                entry(
                        "CalendarAddress.make/1",
                        _ -> done(() -> service(CalendarAddress.class).make(Locale.JAPANESE))),
                entry(
                        "CalendarAddress.end/0",
                        _ -> service(CalendarAddress.class).end()),
                entry("Company.takeEndBack/0", _ -> done(company::takeEndBack)));
    }

    private static Object done(Runnable deed) {
        deed.run();
        return "done";
    }

    private String licence(On ids) {
        String key = "SL" + ids.secret() + "%08d".formatted(ids.serial());
        rms.takes(key, FAR);
        return key;
    }

    private Object addChannel(On ids) {
        NewChannel channel = new NewChannel(
                ChannelKind.SLACK, "店舗" + ids.serial(), Locale.JAPANESE, "https://hooks.slack.com/services/x", "");
        return service(ChatChannels.class).add(channel) instanceof ChatChannels.Addition.Done;
    }

    Object register(On ids) {
        return service(ShopFormService.class).register(newShop(ids), ids.actor());
    }

    private Object registerTable(On ids) {
        return service(BulkRegistration.class).register(table(ids), Set.of(), ids.actor()) instanceof TableLook.Stored;
    }

    private String table(On ids) {
        String code = "table-" + ids.serial();
        return String.join(",", code, code, "SP" + ids.secret() + "00000000", licence(ids));
    }

    private NewShop newShop(On ids) {
        String code = "shop-" + ids.serial();
        KeyEntry keys = RakutenEntry.of("SP" + ids.secret() + "00000000", licence(ids));
        return new NewShop(code, code, "", RakutenFamilies.OWN_APP, keys, Set.of());
    }

    private Object confirm(On ids) {
        return service(OrderConfirmations.class).ask(List.of(new OrderKey(ids.shop(), "" + ids.serial())), ids.actor());
    }

    /** To an address to which no mail has gone yet. */
    private Object invite(On ids) {
        String email = "guest" + mails.incrementAndGet() + "-" + UUID.randomUUID() + "@example.jp";
        return service(Invitations.class).invite(email, Role.VIEWER, Locale.JAPANESE);
    }

    private Object export(On ids) {
        return service(CsvExport.class)
                .write(
                        Extent.all(OrderFilter.NONE),
                        new CsvForm(CsvRows.ITEM, CsvEncoding.UTF_8),
                        new Words(),
                        ids.actor(),
                        OutputStream.nullOutputStream(),
                        _ -> {});
    }

    private Object expiries(On ids) {
        return service(ExpiryExport.class)
                .write(
                        List.of(ids.shop()),
                        CsvEncoding.UTF_8,
                        Locale.JAPANESE,
                        ids.actor(),
                        OutputStream.nullOutputStream());
    }

    private static final class Words implements CsvExport.Words {

        @Override
        public String column(CsvColumn column) {
            return column.name();
        }

        @Override
        public String state(int progress) {
            return "" + progress;
        }

        @Override
        public String shop(ShopId shop) {
            return shop.toString();
        }
    }

    /** The names of all methods of all services before which a permission is asked. */
    Set<String> namesOfAll() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getType)
                .filter(type -> type != null && type.getName().startsWith("jp.kagiban."))
                .flatMap(type -> methods(ClassUtils.getUserClass(type)))
                .filter(method -> method.isAnnotationPresent(Needs.class))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName() + "/"
                        + method.getParameterCount())
                .collect(Collectors.toSet());
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .flatMap(one -> Arrays.stream(one.getMethods()));
    }
}
