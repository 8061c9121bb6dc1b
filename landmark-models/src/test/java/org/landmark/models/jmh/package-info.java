/** What single layers take, fast and stock. */
package org.landmark.models.jmh;
