"""Small parts that pages and forms are put together from; none of them knows the branch.

Tables: record_view with record_header, filter_box and table_habits. Marks: roll_grid and attendance_grid,
both on marking_view. Time: month_calendar, year_calendar, timeline_strip. Cards: service_board, cards. chart
draws what reports.chart lays out. found_list lies under search_field.
"""
