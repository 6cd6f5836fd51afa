/** Makes the one signed file that brings the product to a site without a network. */
@NullMarked
package vn.tangthu.bundle;

import org.jspecify.annotations.NullMarked;
