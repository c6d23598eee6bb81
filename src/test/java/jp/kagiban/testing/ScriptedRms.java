package jp.kagiban.testing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.Rms;
import jp.kagiban.rakuten.RmsDiagnosis;
import jp.kagiban.rakuten.RmsFunction;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** An RMS that answers as a test told it, and refuses keys it was told nothing of. */
@TestComponent
@Primary
public class ScriptedRms implements Rms, RmsDiagnosis {

    public static final MallOutcome REFUSED = new MallOutcome.Rejected("GA0001");
    public static final MallOutcome TAKEN = new MallOutcome.Valid(null);

    private final Map<String, MallOutcome> licence = new ConcurrentHashMap<>();
    private final Map<String, MallOutcome> order = new ConcurrentHashMap<>();
    private final Map<RmsFunction, MallOutcome> functions = new ConcurrentHashMap<>();
    private volatile FunctionReply master = FunctionReply.of(REFUSED);

    /** Both APIs take the key. */
    public void takes(String key, Instant expiry) {
        says(key, new MallOutcome.Valid(expiry), TAKEN);
    }

    public void refuses(String key) {
        says(key, REFUSED, REFUSED);
    }

    /** Both APIs give this answer. */
    public void says(String key, MallOutcome toBoth) {
        says(key, toBoth, toBoth);
    }

    public void says(String key, MallOutcome toLicence, MallOutcome toOrder) {
        licence.put(key, toLicence);
        order.put(key, toOrder);
    }

    /**
     * What is heard of this function, whatever the key. Told nothing, the functions for orders answer as the order API does
     * to the key, and the others refuse.
     */
    public void saysOf(RmsFunction function, MallOutcome outcome) {
        functions.put(function, outcome);
    }

    /** The key belongs to the shop of this code. */
    public void master(String code) {
        master = new FunctionReply(TAKEN, code);
    }

    void forget() {
        functions.clear();
        master = FunctionReply.of(REFUSED);
        licence.clear();
        order.clear();
    }

    @Override
    public MallOutcome licenceExpiry(Credentials credentials) {
        return licence.getOrDefault(credentials.secret("licenseKey").reveal(), REFUSED);
    }

    @Override
    public MallOutcome searchOneMinute(Credentials credentials) {
        return order.getOrDefault(credentials.secret("licenseKey").reveal(), REFUSED);
    }

    @Override
    public FunctionReply tryOut(RmsFunction function, Credentials credentials) {
        boolean orders = function == RmsFunction.SEARCH_ORDER || function == RmsFunction.GET_ORDER;
        MallOutcome untold = orders ? searchOneMinute(credentials) : REFUSED;
        return function == RmsFunction.SHOP_MASTER
                ? master
                : FunctionReply.of(functions.getOrDefault(function, untold));
    }
}
