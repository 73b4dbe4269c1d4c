# Figures: behind every number stand its cases.

figures-title = Figures
figures-span = { $from } to { $to }
figures-from = From month
figures-to = To month
figures-unit = Unit
figures-category = Category
figures-channel = Channel
figures-pack = Pack
figures-show = Show
figures-download = Download table
figures-presets = Common periods
figures-preset-this-month = This month
figures-preset-last-month = Last month
figures-preset-twelve = Last 12 months
figures-preset-year = This year
figures-divide = Divided by
figures-by-month = By month
figures-by-unit = By unit
figures-by-category = By category
figures-by-channel = By channel
figures-head-month = Month
figures-head-unit = Unit
figures-head-category = Category
figures-head-channel = Channel
figures-total = Total
figures-no-unit = No unit yet
figures-no-category = No category yet
figures-chart-flow = Received, closed and open at the end
figures-chart-shares = On time, promises kept and satisfied
figures-chart-groups = Received and open

figures-received = Received
figures-closed = Closed
figures-open = Open at end
figures-overdue = Overdue now
figures-on-time = Answered on time
figures-kept = Promises kept
figures-satisfied = Satisfied
figures-remedy = Remedy cost
figures-repeat = Repeated

figures-part = { $part } of { $whole }
figures-late = { $n } late
figures-broken = { $n } broken
figures-unhappy = { $n } unhappy
figures-again = { $n } again
figures-mean = mean { $mean }, n { $n }
figures-cases = { $n ->
    [one] 1 case
   *[other] { $n } cases
}

figures-definitions = Where these numbers come from
figures-received-def = Cases first heard within the period. Those merged into another are not counted twice.
figures-closed-def = Cases closed within the period, whenever they were received.
figures-open-def = Cases received and not closed at the end of the period. One reopened since counts as open all along.
figures-overdue-def = Open cases in which something is past its time right now; by month, they stand in the month they were received.
figures-on-time-def = Of: cases whose answer fell due within the period and was given or is due. Part: those told the decision in time. Due and not answered counts as late. The due date decides the period, so that nothing left lying drops out; records that claim an answer before receipt are left out.
figures-kept-def = Of: promises that fell due within the period and whose end is known. Part: those kept in time. Released ones are left out. A case may have several promises: the list shows cases, which may be fewer.
figures-satisfied-def = Of: cases closed within the period that the customer rated. Part: those rated 4 or 5. Cases without a rating are left out. The mean is of 1 to 5.
figures-remedy-def = Refunds, compensation and goodwill accepted or delivered, over the cases closed within the period, and how many had any.
figures-repeat-def = Of: cases received within the period whose customer is known. Part: those whose customer had complained within the 30 days before.
figures-few-note = Shares of fewer than { $n } are grey and not drawn: so few say nothing.
figures-scope-note = Only cases you may see are counted. Any number opens exactly the cases it counts.

figures-csv-part = part
figures-csv-whole = of
figures-csv-mean = Mean satisfaction
figures-csv-remedy = Remedy cost (CNY)
figures-csv-remedied = Cases with a remedy cost
