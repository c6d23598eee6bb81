package jp.kagiban.egress;

import java.net.UnknownHostException;

/** A name leads to an address that may not be called. It doesn't say which. */
class AddressRefused extends UnknownHostException {

    AddressRefused() {
        super("The address is not public");
    }
}
