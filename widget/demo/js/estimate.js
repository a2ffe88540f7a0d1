// The estimate on the pricing page: a rough fleet from three numbers. Its text is there without this script too.
const DAYS = 26;
const PEAK = 1.25;
const STATION_LINES = 340;
const WALKING_LINES = 90;
const ROBOTS_PER_STATION = 6.2;
const NETWORK_FROM = 80;

const field = (id) => document.getElementById(id);
const inputs = ['lines', 'hours', 'wage'].map(field);
const whole = new Intl.NumberFormat('en-GB');
const euros = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });

function estimate() {
  const [lines, hours, wage] = inputs.map((input) => input.valueAsNumber);
  const stations = Math.ceil(((lines / hours) * PEAK) / STATION_LINES);
  const robots = Math.max(8, Math.round(stations * ROBOTS_PER_STATION));
  const network = robots >= NETWORK_FROM;
  const plan = network ? 800 : robots < 13 ? 1150 : 980;
  const setUp = network ? 29_000 : robots < 13 ? 14_000 : 38_000;
  const month = robots * plan;
  const ours = wage / STATION_LINES + month / (lines * DAYS);
  const foot = wage / WALKING_LINES;
  const saved = Math.round((foot - ours) * lines * DAYS);
  const days = Math.ceil((setUp / saved) * DAYS);

  field('lines-out').textContent = whole.format(lines);
  field('hours-out').textContent = `${hours} h`;
  field('wage-out').textContent = euros.format(wage);
  field('out-robots').textContent = `${robots} Mistrals`;
  field('out-stations').textContent = stations === 1 ? '1 station' : `${stations} stations`;
  field('out-price').textContent = euros.format(month);
  field('out-line').textContent = cents.format(ours);
  field('out-foot').textContent = cents.format(foot);
  field('out-verdict').textContent =
    saved > 0
      ? `That is ${euros.format(saved)} less a month than on foot. The set-up is earned back in ${whole.format(days)} working ${days === 1 ? 'day' : 'days'}.`
      : 'On foot is cheaper here. Carts are the better buy until you pick more lines an hour.';
}

for (const input of inputs) input.addEventListener('input', estimate);
estimate();
