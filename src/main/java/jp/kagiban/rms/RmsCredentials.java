package jp.kagiban.rms;

import jp.kagiban.shared.Secret;

/** The pair that RMS asks for, and for whom it is asked. The caller owns and closes the secrets. */
public record RmsCredentials(Secret serviceSecret, Secret licenseKey, RmsCaller caller) {

    @Override
    public String toString() {
        return "RmsCredentials[caller=" + caller + "]";
    }
}
