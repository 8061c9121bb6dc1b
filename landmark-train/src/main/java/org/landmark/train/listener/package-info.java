/** What is shown on the console while a training goes on. */
package org.landmark.train.listener;
