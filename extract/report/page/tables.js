// What is shown of each table, and the words for its closed vocabularies.

const AWARDS = {
  bang_khen: "Bằng khen", giay_khen: "Giấy khen", co_thi_dua: "Cờ thi đua",
  ky_niem_chuong: "Kỷ niệm chương", huan_chuong: "Huân chương", huy_chuong: "Huy chương",
  bang_lao_dong_sang_tao: "Bằng Lao động sáng tạo", danh_hieu: "Danh hiệu",
  giai_thuong: "Giải thưởng", giai_thi: "Giải thi", giay_chung_nhan: "Giấy chứng nhận",
  khen_thuong: "Khen thưởng", other: "Other",
};
const RECIPIENTS = {
  collective: "Collective", individual: "Individual", mixed: "Both", unknown: "Not known",
};
const LEVELS = {
  national: "National", sector: "Sector", province: "Province", district: "District",
  commune: "Commune", grassroots: "Grassroots", party: "Party", state: "State", other: "Other body",
};
const SUPPORT = {
  gift: "Gifts", cash: "Cash", loan: "Loan", house: "House", scholarship: "Scholarships",
  medical: "Medical help", other: "Other",
};
const EVENTS = {
  summary_conference: "Summary conference", congress: "Congress", workshop: "Workshop",
  staff_conference: "Staff conference", award_ceremony: "Award ceremony", welfare: "Welfare",
  contest: "Contest", commemoration: "Commemoration", campaign: "Campaign", meeting: "Meeting",
  other: "Other",
};
const CHECKS = {
  total_agrees: "Total agrees", total_differs: "Total differs", conflict: "Page contradicts itself",
};
const LAYOUTS = {
  as_learned: "As learned", changed: "Changed", no_profile: "No profile",
};
const BASES = {
  meta: "the page’s metadata", date_line: "the date line", url: "the address", text: "the text",
  given: "the input", none: "nowhere",
};

// kind: how a value is written; words: names of a closed vocabulary; below: second lines.
const COLUMNS = {
  award_type: { label: "Kind of award", kind: "words", words: AWARDS },
  award_name: { label: "Award", kind: "text", below: ["award_title"] },
  count: { label: "Number", kind: "number" },
  recipient_type: {
    label: "Recipient", kind: "words", words: RECIPIENTS, below: ["recipient_names"],
  },
  issuer: { label: "Issuer", kind: "text", below: ["issuer_name", "issuer_level"] },
  issuer_level: { label: "Level of issuer", kind: "words", words: LEVELS },
  award_date: { label: "Date", kind: "date" },
  check: { label: "Check", kind: "words", words: CHECKS },
  name: { label: "Name", kind: "text" },
  role: { label: "Post", kind: "text" },
  organization: { label: "Body", kind: "text", below: ["organization_name"] },
  kind: { label: "Kind of help", kind: "words", words: SUPPORT },
  beneficiaries: { label: "Beneficiaries", kind: "number" },
  amount_vnd: { label: "Total, đồng", kind: "money" },
  amount_each_vnd: { label: "Each, đồng", kind: "money" },
  donor: { label: "Donor", kind: "text" },
  event_type: { label: "Kind of event", kind: "words", words: EVENTS, below: ["name"] },
  date: { label: "Date", kind: "date" },
  organizer: { label: "Organizer", kind: "text" },
  place: { label: "Place", kind: "text" },
  title: { label: "Article", kind: "text", below: ["site"] },
  site: { label: "Site", kind: "plain" },
  year: { label: "Year", kind: "plain" },
  published: { label: "Published", kind: "date" },
  awards: { label: "Awards", kind: "number" },
  people: { label: "People", kind: "number" },
  support: { label: "Support", kind: "number" },
  events: { label: "Events", kind: "number" },
  source: { label: "Page", kind: "plain", below: ["url"] },
  url: { label: "Address", kind: "plain" },
  stage: { label: "Stage", kind: "plain" },
  reason: { label: "Reason", kind: "plain" },
  message: { label: "What was wrong", kind: "plain" },
  articles: { label: "Articles", kind: "number" },
  copies: { label: "Copies", kind: "number" },
  failures: { label: "Failures", kind: "number" },
  fits: { label: "Fit the profile", kind: "number" },
  misfits: { label: "Don’t fit", kind: "number" },
  rank: { label: "Class", kind: "text" },
  award_title: { label: "Title of the award", kind: "text" },
  count_explicit: { label: "Number is written", kind: "plain" },
  recipient_names: { label: "Recipients named", kind: "text" },
  issuer_text: { label: "Issuer at the award", kind: "text" },
  issuer_name: { label: "Issuer in full", kind: "text" },
  organization_name: { label: "Body in full", kind: "text" },
  layout: { label: "Layout", kind: "words", words: LAYOUTS },
};

// sum: what charts add up (rows where there is none) and its unit; measure: what they then show;
// noun: one row, many rows; short: a record in a few words; dialog: whether a row opens an article.
const TABLES = {
  awards: {
    label: "Awards", one: "Award", noun: ["award", "awards"],
    id: "award_id", dialog: true, sum: "count", unit: "conferred",
    short: ["count", "award_name", "recipient_type"],
    measure: "Awards conferred",
    columns: ["award_name", "count", "recipient_type", "issuer", "award_date", "title"],
    search: [
      "award_name", "award_title", "issuer", "issuer_name", "recipient_names", "evidence", "title",
    ],
    filters: ["award_type", "recipient_type", "issuer_level", "year", "site", "check"],
    charts: ["year", "award_type", "issuer_level", "recipient_type"],
  },
  people: {
    label: "People", one: "Person", noun: ["person", "people"],
    id: "post_id", dialog: true,
    short: ["name", "role"],
    measure: "People",
    columns: ["name", "role", "organization", "title", "published"],
    search: ["name", "role", "organization", "organization_name", "evidence", "title"],
    filters: ["year", "site"], charts: ["year", "site"],
  },
  support: {
    label: "Support", one: "Support", noun: ["act of support", "acts of support"],
    id: "support_id", dialog: true, sum: "amount_vnd", unit: "đồng",
    short: ["kind", "beneficiaries", "amount_vnd"],
    measure: "Support in đồng",
    columns: ["kind", "beneficiaries", "amount_vnd", "amount_each_vnd", "donor", "title"],
    search: ["donor", "evidence", "title"],
    filters: ["kind", "year", "site", "check"], charts: ["year", "kind"],
  },
  events: {
    label: "Events", one: "Event", noun: ["event", "events"],
    id: "event_id", dialog: true,
    short: ["event_type", "date"],
    measure: "Events",
    columns: ["event_type", "date", "organizer", "place", "title"],
    search: ["name", "organizer", "place", "evidence", "title"],
    filters: ["event_type", "year", "site"], charts: ["year", "event_type"],
  },
  articles: {
    label: "Articles", one: "Article", noun: ["article", "articles"],
    id: "article_id", dialog: true,
    measure: "Articles",
    columns: ["title", "published", "awards", "people", "support", "events"],
    search: ["title", "author", "source", "url"],
    filters: ["year", "site"], charts: ["year", "site"],
  },
  failures: {
    label: "Failures", one: "Failure", noun: ["failure", "failures"],
    measure: "Failures",
    columns: ["source", "stage", "reason", "message"],
    search: ["source", "url", "reason", "message"],
    filters: ["reason", "stage", "site"], charts: ["reason"],
  },
  sites: {
    label: "Sites", one: "Site", noun: ["site", "sites"],
    columns: ["site", "articles", "copies", "failures", "fits", "misfits", "layout"],
    search: ["site"], filters: ["layout"], charts: [],
  },
};

/** The words for a value of a column. */
function wordsFor(column, value) {
  if (value === null) return "Not known";
  return COLUMNS[column].words?.[value] ?? String(value);
}
