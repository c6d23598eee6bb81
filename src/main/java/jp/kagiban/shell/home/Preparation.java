package jp.kagiban.shell.home;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderSort;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.shop.diagnosis.Diagnosis;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.TeamList;
import org.springframework.stereotype.Component;

/**
 * Determines which first steps of the current tenant are done, for a member. Steps that the member may not do are left
 * out.
 */
@Component
class Preparation {

    /**
     * Maximum number of shops whose diagnosis is read, since reading all would be slow for a company with many shops.
     */
    private static final int MAX_DIAGNOSED = 5;

    private final ShopStatuses shops;
    private final Diagnoses diagnoses;
    private final IntakeStatuses intakes;
    private final OrderBook orders;
    private final TeamList team;
    private final Invitations invitations;
    private final SecondFactor factor;
    private final Access access;

    Preparation(
            ShopStatuses shops,
            Diagnoses diagnoses,
            IntakeStatuses intakes,
            OrderBook orders,
            TeamList team,
            Invitations invitations,
            SecondFactor factor,
            Access access) {
        this.shops = shops;
        this.diagnoses = diagnoses;
        this.intakes = intakes;
        this.orders = orders;
        this.team = team;
        this.invitations = invitations;
        this.factor = factor;
        this.access = access;
    }

    /** The steps, in their order. */
    enum Step {
        FUNCTIONS,
        /** Comes after the functions, which apply only to keys that are issued afterwards. */
        KEY,
        SHOP,
        ORDERS,
        COLLEAGUE,
        FACTOR
    }

    /** Returns the steps that the member may do, and whether each is done. */
    Map<Step, Boolean> of(MemberId member) {
        Map<Step, Boolean> steps = new EnumMap<>(Step.class);
        Set<ShopId> fetched = shopsWithOrders();
        if (access.may(Permission.CHANGE_KEYS)) {
            List<ShopStatus> all = shops.all();
            steps.put(Step.KEY, !all.isEmpty());
            steps.put(Step.FUNCTIONS, all.stream().anyMatch(shop -> works(shop, fetched)) || hasGoodDiagnosis(all));
            steps.put(Step.SHOP, !all.isEmpty());
        }
        // If all orders have been purged, the step is open again; members can hide the list.
        steps.put(
                Step.ORDERS,
                !orders.page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, 0, 1).isEmpty());
        if (access.may(Permission.INVITE)) {
            steps.put(
                    Step.COLLEAGUE,
                    team.people().size() > 1 || !invitations.open().isEmpty());
        }
        steps.put(Step.FACTOR, factor.isSetUpBy(member));
        return steps;
    }

    private Set<ShopId> shopsWithOrders() {
        return intakes.all().stream()
                .filter(intake -> intake.lastSuccess() != null)
                .map(IntakeStatus::shop)
                .collect(Collectors.toSet());
    }

    /**
     * Returns whether the shop evidently works, so it needs no diagnosis: its expiry was read and its orders were
     * fetched.
     */
    private static boolean works(ShopStatus shop, Set<ShopId> fetched) {
        ShopStatus.Active active = shop.active();
        return active != null
                && active.expiresAt() != null
                && !active.enteredByHand()
                && !active.functionOff()
                && fetched.contains(shop.shop());
    }

    private boolean hasGoodDiagnosis(List<ShopStatus> all) {
        return all.stream()
                .limit(MAX_DIAGNOSED)
                .flatMap(shop -> diagnoses.of(shop.shop()).stream())
                .anyMatch(Diagnosis::suffices);
    }
}
