// Pages work without script: this only makes GOV.UK components (menu, error summary focus, double-click guard) come alive.
// Radios are left out: the style sheet opens what belongs to a choice, and a radio may not carry aria-expanded.
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from '/assets/govuk-frontend.min.js';

const components = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
];
for (const component of components) createAll(component);
