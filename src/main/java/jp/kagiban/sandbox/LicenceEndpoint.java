package jp.kagiban.sandbox;

import jp.kagiban.sandbox.SandboxKey.WhenPast;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.json.JsonMapper;

/** {@code license.expiryDate.get} (docs/rakuten-rms.md, Licence API). */
final class LicenceEndpoint {

    /** Reference 2.4: Tokyo's time, and no zone beside it. */
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(Jst.TOKYO);

    private final SandboxRms desk;
    private final Gate gate;

    LicenceEndpoint(SandboxRms desk, Gate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    WireReply answer(WireRequest request) {
        if (!request.method().equals("GET")) {
            return WireReply.empty(405);
        }
        Optional<Gate.Pass> pass = gate.admit(request.authorization()).filter(LicenceEndpoint::answers);
        return pass.map(admitted -> of(admitted, request)).orElseGet(LicenceEndpoint::unauthorised);
    }

    private static boolean answers(Gate.Pass pass) {
        return switch (pass.standing()) {
            case LIVE -> true;
            case EXPIRED -> pass.key().whenPast() == WhenPast.ANSWER_DATE;
            case WAITING, STOPPED -> false;
        };
    }

    private WireReply of(Gate.Pass pass, WireRequest request) {
        if (gate.isTooMany(pass.shop())) {
            return WireReply.overLimit(desk.manners());
        }
        if (pass.lacks(SandboxFunction.LICENCE_EXPIRY)) {
            return desk.manners().functionOff() == Manners.Refusal.USUAL
                    ? unauthorised()
                    : WireReply.errors(403, "GA0003", "Forbidden");
        }
        if (request.licenseKey() == null) {
            return WireReply.errors(400, "DR0005", "Bad Request");
        }
        return request.licenseKey().equals(pass.key().licenseKey()) ? expiry(pass.key()) : unauthorised();
    }

    private static WireReply expiry(SandboxKey key) {
        return WireReply.json(
                200, JsonMapper.shared().createObjectNode().put("expiryDate", EXPIRY.format(key.expiresAt())));
    }

    private static WireReply unauthorised() {
        return WireReply.errors(401, "GA0001", "Un-Authorised");
    }
}
